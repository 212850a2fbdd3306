"""LRU by sampling: evict the stalest of a few keys picked at random."""

from bisect import bisect_right
from itertools import accumulate

SIZE, REQUESTS, KEYS = 500, 200_000, 10_000
STEPS = list(accumulate(10**12 // n for n in range(1, KEYS + 1)))


class Random:
    """A 64-bit congruential generator, of which the upper bits are used."""

    def __init__(self, seed: int) -> None:
        self._state = seed

    def below(self, limit: int) -> int:
        self._state = self._state * 6364136223846793005 + 1442695040888963407
        self._state %= 2**64
        return self._state * limit >> 64


# region sampled
def sampled(keys: list[int], samples: int) -> float:
    """Hits in percent over the second half."""
    used, slots, hits, random = dict[int, int](), list[int](), 0, Random(7)
    for now, key in enumerate(keys):
        if key in used:
            hits += now >= REQUESTS // 2
        elif len(slots) < SIZE:
            slots.append(key)
        else:
            picks = [random.below(SIZE) for _ in range(samples)]
            stalest = min(picks, key=lambda slot: used[slots[slot]])
            del used[slots[stalest]]
            slots[stalest] = key
        used[key] = now
    return 200 * hits / REQUESTS


# endregion

random = Random(1)
zipf = [bisect_right(STEPS, random.below(STEPS[-1])) for _ in range(REQUESTS)]
loop = [n % 600 for n in range(REQUESTS)]
print("samples   zipf   loop")
for samples in (1, 3, 5):
    row = f"{sampled(zipf, samples):6.1f} {sampled(loop, samples):6.1f}"
    print(f"{samples:7} {row}")
