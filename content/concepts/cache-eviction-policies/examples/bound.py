"""OPT on the same five traces: no policy can hit more often."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
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
def opt(keys: list[int]) -> Iterator[bool]:
    """Evicts the key that is asked for last, or never again."""
    following, seen = [0] * len(keys), dict[int, int]()
    for now in range(len(keys) - 1, -1, -1):  # from the end: the future
        following[now] = seen.get(keys[now], len(keys))
        seen[keys[now]] = now
    cached, heap = set[int](), list[tuple[int, int]]()
    for now, key in enumerate(keys):
        yield key in cached
        if key not in cached and len(cached) == SIZE:
            _, victim = heappop(heap)  # those asked for since come last
            cached.remove(victim)
        cached.add(key)
        heappush(heap, (-following[now], key))


# endregion


ZIPF, TRACES = zipf(), ("zipf", "scan", "shift", "loop", "twice")
print("hits in %", *(f"{kind:>6}" for kind in TRACES))
row = list[float]()
for kind in TRACES:
    keys = list[int]()
    percent(kind, lambda key: bool(keys.append(key)))  # keeps the trace
    answers = opt(keys)
    row.append(percent(kind, lambda _: next(answers)))
print(f"{'OPT':9}", *(f"{value:6.1f}" for value in row))
