"""Write-through by two writers: run every order their steps can take."""

from collections.abc import Iterator
from itertools import combinations

A = ("A commits", "A sets")
B = ("B commits", "B sets")


def orders() -> Iterator[list[str]]:
    """All merges of A and B that keep each writer's own order."""
    for places in combinations(range(4), 2):
        a, b = iter(A), iter(B)
        yield [next(a if n in places else b) for n in range(4)]


# region race
def run(steps: list[str], versioned: bool) -> tuple[str, str]:
    """Returns who wrote what the origin and what the cache hold."""
    origin, version = "-", 0
    cached, cached_version = "-", 0
    committed: dict[str, int] = {}
    for step in steps:
        writer, action = step.split()
        if action == "commits":
            version += 1  # the origin numbers its commits
            origin, committed[writer] = writer, version
        elif not versioned or committed[writer] > cached_version:
            cached, cached_version = writer, committed[writer]
    return origin, cached


# endregion


def main() -> None:
    for versioned in (False, True):
        print("set only a newer version:" if versioned else "plain set:")
        stale = 0
        for steps in orders():
            origin, cached = run(steps, versioned)
            stale += origin != cached
            mark = "ok" if origin == cached else "STALE"
            print(f"  {', '.join(steps):40} cache {cached}  {mark}")
        print(f"  stale in {stale} of 6 orders")


main()
