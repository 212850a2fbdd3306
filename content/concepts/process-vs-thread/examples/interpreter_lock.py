"""CPU-seconds that two busy workers get out of one second of wall time."""

import sys
import time
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor

WINDOW = 0.3  # seconds in which both workers compute
ROUNDS = 6


def compute(start: float) -> tuple[float, float]:
    """Keep one CPU busy from start on; return CPU time used and end time."""
    time.sleep(max(0.0, start - time.monotonic()))
    cpu_before = time.thread_time()
    while time.monotonic() < start + WINDOW:
        sum(range(2_000))
    return time.thread_time() - cpu_before, time.monotonic()


def parallelism(pool: Executor) -> list[float]:
    """CPU-seconds per wall second of two workers, for each round."""
    rates = []
    for _ in range(ROUNDS):
        start = time.monotonic() + 0.1
        results = list(pool.map(compute, [start, start]))
        used = sum(cpu for cpu, _ in results)
        rates.append(used / (max(end for _, end in results) - start))
    return rates


def main() -> None:
    locked = getattr(sys, "_is_gil_enabled", lambda: True)()
    print(f"interpreter lock: {'on' if locked else 'off'}")
    with ThreadPoolExecutor(2) as threads:
        print(f"2 threads, highest rate:   {max(parallelism(threads)):.2f}")
    with ProcessPoolExecutor(2) as processes:
        print(f"2 processes, highest rate: {max(parallelism(processes)):.2f}")


if __name__ == "__main__":
    main()
