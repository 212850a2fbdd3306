"""Readers fill from a replica: run every order of fill and invalidation."""

from itertools import permutations

READER = ("looks up", "reads the replica", "fills")
ROUTES = {
    "writer deletes": (("commits", "deletes"), ("commits", "replicates")),
    "replica's log deletes": (("commits", "replicates", "deletes"),),
}


# region guards
def is_stale(steps: tuple[str, ...], guard: str) -> bool:
    """Tells whether the cache keeps version 1 although 2 is committed."""
    primary, replica, cache = 1, 1, 0  # versions; 0 is an empty cache
    tokens, mine, seen, floor = 0, 0, 0, 0
    for step in steps:
        if step == "looks up":  # a miss, which hands out a lease
            tokens += 1
            mine = tokens
        elif step == "reads the replica":
            seen = replica
        elif step == "fills":
            refused = {
                "none": False,
                "lease": mine != tokens,  # voided by a delete
                "version": seen < floor,  # older than the last delete
            }
            cache = cache if refused[guard] else seen
        elif step == "commits":
            primary = 2
        elif step == "replicates":
            replica = primary
        else:  # the delete knows which version it is for
            cache, tokens, floor = 0, tokens + 1, primary
    return cache not in (0, primary)


# endregion


def main() -> None:
    print(f"{'':22}{'orders':>7}{'none':>7}{'lease':>7}{'version':>9}")
    for route, chains in ROUTES.items():
        pairs = [pair for c in (READER, *chains) for pair in zip(c, c[1:])]
        names = dict.fromkeys(name for pair in pairs for name in pair)
        orders = [
            order
            for order in permutations(names)
            if all(order.index(a) < order.index(b) for a, b in pairs)
        ]
        row = f"{route:22}{len(orders):7}"
        for guard, width in (("none", 7), ("lease", 7), ("version", 9)):
            stale = sum(is_stale(order, guard) for order in orders)
            row += f"{stale:{width}}"
        print(row)


main()
