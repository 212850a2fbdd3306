"""Requests for one live segment that leave each tier, with and without
collapsing. Each viewer asks once; nothing is stored at first."""

POPS, SERVERS, VIEWERS = 50, 8, 40  # servers per PoP, viewers per server
GAP, FETCH = 25, 250  # ms between viewers of a server; ms to fill a cache


# region cache
def forwarded(arrivals: list[int], collapse: bool) -> list[int]:
    """The times at which one cache asks the next tier."""
    out: list[int] = []
    for now in sorted(arrivals):
        if out and now >= out[0] + FETCH:
            continue  # stored: a hit
        if out and collapse:
            continue  # waits for the request on its way
        out.append(now)
    return out


def tier(caches: list[list[int]], collapse: bool) -> list[list[int]]:
    return [forwarded(arrivals, collapse) for arrivals in caches]


def merge(caches: list[list[int]], into: int) -> list[list[int]]:
    size = len(caches) // into
    groups = [caches[i * size : (i + 1) * size] for i in range(into)]
    return [[time for cache in group for time in cache] for group in groups]


# endregion


def main() -> None:
    viewers = [[n * GAP for n in range(VIEWERS)]] * (POPS * SERVERS)
    per_pop = merge(viewers, POPS)
    collapsed, plain = tier(per_pop, True), tier(per_pop, False)
    cases = [
        ("each server alone, no collapsing", tier(viewers, False)),
        ("each server alone, collapsing", tier(viewers, True)),
        ("one server per key in each PoP", collapsed),
        ("and a shield", tier(merge(collapsed, 1), True)),
        ("a shield, but no collapsing", tier(merge(plain, 1), False)),
    ]
    print(f"viewers: {POPS * SERVERS * VIEWERS:,}")
    for name, caches in cases:
        print(f"{name:34} {sum(map(len, caches)):6} requests to the origin")


if __name__ == "__main__":
    main()
