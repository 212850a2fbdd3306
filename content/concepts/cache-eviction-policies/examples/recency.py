"""FIFO and LRU on five traces, with 500 slots."""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable
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
class Recency:
    """LRU if promoting, else FIFO."""

    def __init__(self, promote: bool) -> None:
        self._promote = promote
        self._cache = OrderedDict[int, None]()

    def hit(self, key: int) -> bool:
        """Asks for the key; on a miss it is loaded."""
        if key in self._cache:
            if self._promote:
                self._cache.move_to_end(key)
            return True
        if len(self._cache) == SIZE:
            self._cache.popitem(last=False)
        self._cache[key] = None
        return False


# endregion


ZIPF, TRACES = zipf(), ("zipf", "scan", "shift", "loop", "twice")
print("hits in %", *(f"{kind:>6}" for kind in TRACES))
for name, promote in (("FIFO", False), ("LRU", True)):
    row = [percent(kind, Recency(promote).hit) for kind in TRACES]
    print(f"{name:9}", *(f"{value:6.1f}" for value in row))
