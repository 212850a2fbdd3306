"""Delete before the update or after it? Run every order of the steps."""

from itertools import combinations

READER = ("looks up", "reads", "fills")
WRITERS = (
    ("deletes", "updates"),
    ("deletes", "updates", "deletes"),
    ("updates", "deletes"),
)


# region order
def is_stale(steps: list[str], warm: bool) -> bool:
    """Tells whether an old value stays in the cache."""
    origin, cache = "old", "old" if warm else ""
    missed, seen = False, ""
    for step in steps:
        if step == "looks up":
            missed = not cache
        elif step == "reads":
            seen = origin
        elif step == "fills" and missed:  # a hit fills nothing
            cache = seen
        elif step == "updates":
            origin = "new"
        elif step == "deletes":
            cache = ""
    return cache not in ("", origin)


# endregion


for writer in WRITERS:
    total = len(READER) + len(writer)
    print(f"{', '.join(writer)}:")
    for state in ("cached", "absent"):
        orders, stale = 0, 0
        for places in combinations(range(total), len(READER)):
            read, write = iter(READER), iter(writer)
            steps = [next(read if n in places else write) for n in range(total)]
            orders += 1
            stale += is_stale(steps, state == "cached")
        print(f"  key {state} at first: stale in {stale} of {orders} orders")
