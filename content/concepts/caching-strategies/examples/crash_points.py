"""One write under five strategies, interrupted after each of its steps."""

STRATEGIES = {
    "write-around": ("origin", "ack"),
    "cache-aside": ("origin", "delete", "ack"),
    "write-through": ("origin", "cache", "ack"),
    "cache first": ("cache", "origin", "ack"),
    "write-behind": ("cache", "ack", "origin"),
}


# region crash
def outcome(steps: tuple[str, ...], cache_lost: bool) -> str:
    """What is left when exactly these steps were done."""
    origin, cache, acknowledged = "old", "old", False
    for step in steps:
        if step == "origin":
            origin = "new"
        elif step == "cache":
            cache = "new"
        elif step == "delete":
            cache = ""
        else:
            acknowledged = True
    if cache_lost:
        cache = ""
    if acknowledged and "new" not in (origin, cache):
        return "LOST"  # the client was told that it is safe
    if cache == "old" and origin == "new":
        return "stale"
    if cache == "new" and origin == "old":
        return "unbacked"  # readers see what the origin never got
    return "ok"


# endregion


def main() -> None:
    print(f"{'':15}{'after':>8} {'cache kept':12}cache lost")
    for name, steps in STRATEGIES.items():
        for done in range(1, len(steps) + 1):
            kept = outcome(steps[:done], cache_lost=False)
            lost = outcome(steps[:done], cache_lost=True)
            title = name if done == 1 else ""
            print(f"{title:15}{steps[done - 1]:>8} {kept:12}{lost}")


main()
