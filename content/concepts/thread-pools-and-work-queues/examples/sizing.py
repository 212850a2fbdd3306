"""Throughput of a pool on four cores: every task computes, then waits."""

import heapq
import math
import random
from collections.abc import Callable, Iterator

CORES, COMPUTE, WAIT = 4, 2.0, 18.0  # milliseconds of a task
TASKS = 40_000


def varying(seed: int) -> Iterator[float]:
    """Exponentially distributed numbers whose mean is exactly 1."""
    deck = [-math.log(1 - (i + 0.5) / 1000) for i in range(1000)]
    mean, rng = sum(deck) / len(deck), random.Random(seed)
    while True:
        rng.shuffle(deck)
        yield from (value / mean for value in deck)


# region run
def run(threads: int, time: Callable[[float], float]) -> tuple[float, float]:
    """Tasks per second, and mean milliseconds from start to end of a task."""
    cores = [0.0] * CORES  # when each core is free again
    ready = [(0.0, i) for i in range(threads)]  # threads that want a core
    spent = end = 0.0
    for _ in range(TASKS):
        start, thread = heapq.heappop(ready)
        on_core = max(start, heapq.heappop(cores))
        off_core = on_core + time(COMPUTE)
        heapq.heappush(cores, off_core)
        end = off_core + time(WAIT)
        spent += end - start
        heapq.heappush(ready, (end, thread))  # at once the next task
    return TASKS / end * 1000, spent / TASKS


# endregion


def main() -> None:
    print("         equal tasks       varying tasks")
    print("threads  per s  ms each    per s  ms each")
    for threads in (4, 10, 20, 40, 50, 80, 160):
        rate, each = run(threads, lambda mean: mean)
        factor = {COMPUTE: varying(1), WAIT: varying(2)}
        rate2, each2 = run(threads, lambda mean: mean * next(factor[mean]))
        numbers = f"{rate:7.0f}{each:9.1f}{rate2:9.0f}{each2:9.1f}"
        print(f"{threads:7}{numbers}")


main()
