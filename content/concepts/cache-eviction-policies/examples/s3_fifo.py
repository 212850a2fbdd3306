"""S3-FIFO on five traces, with 500 slots."""

from bisect import bisect_right
from collections import OrderedDict, deque
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
class S3FIFO:
    """A small queue on trial, a main queue, a ghost queue of mere keys."""

    def __init__(self) -> None:
        self._small, self._main = deque[int](), deque[int]()
        self._ghost, self._uses = OrderedDict[int, None](), dict[int, int]()

    def hit(self, key: int) -> bool:
        """Asks for the key; on a miss it is loaded."""
        if key in self._uses:
            self._uses[key] = min(self._uses[key] + 1, 3)  # two bits
            return True
        while len(self._uses) == SIZE:
            self._evict()
        (self._main if key in self._ghost else self._small).append(key)
        self._ghost.pop(key, None)
        self._uses[key] = 0
        return False

    def _evict(self) -> None:
        trial = len(self._small) >= SIZE // 10
        key = (self._small if trial else self._main).popleft()
        uses = self._uses.pop(key)
        if uses > (1 if trial else 0):  # to main, or there once more
            self._main.append(key)
            self._uses[key] = 0 if trial else uses - 1
        elif trial:
            self._ghost[key] = None
            if len(self._ghost) > SIZE - SIZE // 10:
                self._ghost.popitem(last=False)


# endregion


ZIPF, TRACES = zipf(), ("zipf", "scan", "shift", "loop", "twice")
print("hits in %", *(f"{kind:>6}" for kind in TRACES))
row = [percent(kind, S3FIFO().hit) for kind in TRACES]
print(f"{'S3-FIFO':9}", *(f"{value:6.1f}" for value in row))
