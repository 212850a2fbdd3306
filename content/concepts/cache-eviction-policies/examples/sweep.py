"""CLOCK and SIEVE on five traces, with 500 slots."""

from bisect import bisect_right
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
class Sweep:
    """A hit marks; the hand spares each mark once. CLOCK if it
    reinserts, else SIEVE."""

    def __init__(self, reinsert: bool) -> None:
        self._reinsert, self._hand = reinsert, 0
        self._queue, self._marked = list[int](), dict[int, bool]()

    def hit(self, key: int) -> bool:
        """Asks for the key; on a miss it is loaded."""
        if key in self._marked:
            self._marked[key] = True
            return True
        self._marked[key] = False
        queue, hand = self._queue, self._hand
        if len(queue) < SIZE:
            queue.append(key)
            return False
        while self._marked[queue[hand]]:
            self._marked[queue[hand]] = False
            hand = (hand + 1) % SIZE
        del self._marked[queue[hand]]
        if self._reinsert:  # just behind those that were spared
            queue[hand] = key
            self._hand = (hand + 1) % SIZE
        else:  # at the young end; those that were spared stay
            queue.pop(hand)
            queue.append(key)
            self._hand = hand % (SIZE - 1)
        return False


# endregion


ZIPF, TRACES = zipf(), ("zipf", "scan", "shift", "loop", "twice")
print("hits in %", *(f"{kind:>6}" for kind in TRACES))
for name, reinsert in (("CLOCK", True), ("SIEVE", False)):
    row = [percent(kind, Sweep(reinsert).hit) for kind in TRACES]
    print(f"{name:9}", *(f"{value:6.1f}" for value in row))
