"""LFU on five traces, with 500 slots."""

from bisect import bisect_right
from collections.abc import Callable
from heapq import heappop, heappush
from itertools import accumulate

KEYS, HALF = 10_000, 100_000
SIZE = 500  # slots


def zipf() -> list[int]:
    """Requests; key n is asked for in proportion to 1/n."""
    steps = list(accumulate(10**12 // n for n in range(1, KEYS + 1)))
    seed, keys = 1, list[int]()
    for _ in range(2 * HALF):  # a 64-bit congruential generator
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        keys.append(bisect_right(steps, seed * steps[-1] >> 64))
    return keys


def percent(kind: str, hit: Callable[[int], bool]) -> float:
    """Replays a trace and counts the hits in its second half."""
    hits = 0
    for n, key in enumerate(ZIPF):
        if kind == "loop":
            key = n % 600
        elif kind == "shift" and n >= HALF:
            key = (key + KEYS // 2) % KEYS  # other keys are popular now
        elif kind == "twice" and n >= HALF:
            key = n + KEYS - 199 * (n % 2)  # new, and again 199 later
        hits += hit(key) and n >= HALF
        if kind == "scan" and n % 10_000 == 9_999:
            for key in range(-n - 1, -n + 1_999):
                hit(key)  # 2,000 new keys, not counted
    return 100 * hits / HALF


# region policy
class LFU:
    """Evicts the key with the fewest uses; of these, the oldest."""

    def __init__(self) -> None:
        self._uses = dict[int, int]()
        self._heap = list[tuple[int, int, int]]()
        self._now = 0

    def hit(self, key: int) -> bool:
        """Asks for the key; on a miss it is loaded."""
        found = key in self._uses
        while not found and len(self._uses) == SIZE:
            uses, _, victim = heappop(self._heap)
            if self._uses.get(victim) == uses:  # else used since
                del self._uses[victim]  # and its count is forgotten
        self._uses[key] = self._uses.get(key, 0) + 1
        self._now += 1
        heappush(self._heap, (self._uses[key], self._now, key))
        return found


# endregion


ZIPF, TRACES = zipf(), ("zipf", "scan", "shift", "loop", "twice")
print("hits in %", *(f"{kind:>6}" for kind in TRACES))
row = [percent(kind, LFU().hit) for kind in TRACES]
print(f"{'LFU':9}", *(f"{value:6.1f}" for value in row))
