"""Requests that reach the origin, with and without an upper tier."""

from collections import OrderedDict
from random import Random

POPS, OBJECTS, REQUESTS = 20, 20_000, 200_000


class Lru:
    def __init__(self, size: int) -> None:
        self.size, self.keys = size, OrderedDict()
        self.asked = self.missed = 0

    def miss(self, key: int) -> bool:
        self.asked += 1
        if key in self.keys:
            self.keys.move_to_end(key)
            return False
        self.missed += 1
        self.keys[key] = None
        if len(self.keys) > self.size:
            self.keys.popitem(last=False)
        return True

    def hits(self) -> float:
        return 1 - self.missed / self.asked if self.asked else 0


# region tiers
def run(trace: list[tuple[int, int]], edge: int, shield: int) -> None:
    edges = [Lru(edge) for _ in range(POPS)]
    upper = Lru(shield)
    origin = 0
    for pop, key in trace:
        if edges[pop].miss(key):  # ask the next tier
            if not shield or upper.miss(key):
                origin += 1
    missed = sum(cache.missed for cache in edges)
    print(
        f"{edge:7,} {shield:9,} {1 - missed / REQUESTS:10.1%} "
        f"{upper.hits():11.1%} {1 - origin / REQUESTS:9.1%} {origin:10,}"
    )


# endregion


def main() -> None:
    random = Random(1)
    weights = [1 / rank**0.9 for rank in range(1, OBJECTS + 1)]
    keys = random.choices(range(OBJECTS), weights, k=REQUESTS)
    trace = [(random.randrange(POPS), key) for key in keys]
    print("  edge    shield  edge hits  shield hits  offload  to origin")
    for edge, shield in [(500, 0), (1_000, 0), (500, 10_000), (500, 500)]:
        run(trace, edge, shield)
    print(f"different objects in the trace: {len(set(keys)):,}")


if __name__ == "__main__":
    main()
