"""LRU, FIFO and SIEVE on a Zipf trace, then on one broken by scans."""

from bisect import bisect_right
from collections import OrderedDict
from itertools import accumulate


def zipf_trace(scans: bool, seed: int = 1) -> list[int]:
    """Key n is asked for in proportion to 1/n; scanned keys are < 0."""
    steps = list(accumulate(10**12 // n for n in range(1, 10_001)))
    trace = []
    for n in range(1, 100_001):  # a 64-bit congruential generator
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        trace.append(bisect_right(steps, seed * steps[-1] >> 64))
        if scans and n % 10_000 == 0:
            trace.extend(range(-n, -n + 2_000))  # each key just once
    return trace


# region policies
def recency(trace: list[int], size: int, promote: bool) -> int:
    """Hits on keys that are not scanned: LRU if promoting, else FIFO."""
    cache, hits = OrderedDict[int, None](), 0
    for key in trace:
        hits += key in cache and key >= 0
        if key in cache and promote:
            cache.move_to_end(key)
        if key not in cache and len(cache) == size:
            cache.popitem(last=False)
        cache[key] = None
    return hits


def sieve(trace: list[int], size: int) -> int:
    """A hit marks its entry; the hand spares each mark once."""
    queue, marked, hand, hits = list[int](), dict[int, bool](), 0, 0
    for key in trace:
        hits += key in marked and key >= 0
        if key not in marked:
            if len(queue) == size:
                while marked[queue[hand]]:
                    marked[queue[hand]] = False
                    hand = (hand + 1) % size
                del marked[queue.pop(hand)]
                hand %= size - 1  # past the newest: back to the oldest
            queue.append(key)
        marked[key] = key in marked
    return hits


# endregion


for scans in (False, True):
    trace = zipf_trace(scans)
    print("hits in percent, with scans" if scans else "hits in percent")
    for size in (100, 1_000):
        lru, fifo = recency(trace, size, True), recency(trace, size, False)
        row = f"LRU {lru / 1e3:.1f}  FIFO {fifo / 1e3:.1f}"
        print(f"{size:6} entries: {row}  SIEVE {sieve(trace, size) / 1e3:.1f}")
