"""Che's approximation of LRU against LRU itself, on a Zipf trace."""

from bisect import bisect_right
from collections import OrderedDict
from itertools import accumulate
from math import exp

KEYS, REQUESTS = 10_000, 400_000
STEPS = list(accumulate(10**12 // n for n in range(1, KEYS + 1)))
SHARES = [10**12 // n / STEPS[-1] for n in range(1, KEYS + 1)]


def trace(seed: int = 1) -> list[int]:
    """Key n is asked for in proportion to 1/n."""
    keys = list[int]()
    for _ in range(REQUESTS):
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        keys.append(bisect_right(STEPS, seed * STEPS[-1] >> 64))
    return keys


def lru(keys: list[int], size: int) -> float:
    """Hits in percent, counted over the second half."""
    cache, hits = OrderedDict[int, None](), 0
    for n, key in enumerate(keys):
        if key in cache:
            hits += n >= REQUESTS // 2
            cache.move_to_end(key)
        elif len(cache) == size:
            cache.popitem(last=False)
        cache[key] = None
    return 200 * hits / REQUESTS


# region che
def che(size: int) -> tuple[float, float]:
    """The time an unused key stays, in requests; the hits in percent."""
    low, high = 0.0, 1e9
    while high - low > 1e-3:
        stay = (low + high) / 2
        inside = sum(1 - exp(-share * stay) for share in SHARES)
        low, high = (stay, high) if inside < size else (low, stay)
    hits = sum(share * (1 - exp(-share * low)) for share in SHARES)
    return low, 100 * hits


# endregion


def main() -> None:
    keys = trace()
    print("slots   stay  Che %  LRU %  best fixed set %")
    for size in (100, 500, 1_000, 5_000):
        stay, hits = che(size)
        best = 100 * sum(SHARES[:size])
        row = f"{size:5,} {stay:6,.0f} {hits:6.1f} {lru(keys, size):6.1f}"
        print(f"{row} {best:17.1f}")


main()
