"""Cache-aside: a slow reader fills an old value in. A lease stops it."""

from itertools import combinations

READER = ("misses", "reads", "fills")
WRITER = ("commits", "deletes")


# region lease
class Cache:
    """One key. Only the newest token may fill; a delete voids it."""

    def __init__(self, leases: bool) -> None:
        self._leases = leases
        self._token = 0
        self.value: str | None = None

    def miss(self) -> int:
        self._token += 1
        return self._token

    def fill(self, value: str, token: int) -> None:
        if not self._leases or token == self._token:
            self.value = value

    def delete(self) -> None:
        self.value = None
        self._token += 1


# endregion


def is_stale(steps: list[str], leases: bool) -> bool:
    """Runs the steps; tells whether an old value stays in the cache."""
    cache, origin = Cache(leases), "old"
    token, seen = 0, ""
    for step in steps:
        if step == "misses":
            token = cache.miss()
        elif step == "reads":
            seen = origin
        elif step == "fills":
            cache.fill(seen, token)
        elif step == "commits":
            origin = "new"
        else:
            cache.delete()
    return cache.value not in (None, origin)


for leases in (False, True):
    bad = []
    for places in combinations(range(5), 3):
        read, write = iter(READER), iter(WRITER)
        steps = [next(read if n in places else write) for n in range(5)]
        if is_stale(steps, leases):
            bad.append(", ".join(steps))
    name = "with leases" if leases else "without leases"
    print(f"{name}: stale in {len(bad)} of 10 orders", *bad, sep="\n  ")
