"""Four threads, one counter, one guard: no update is lost."""

import threading
import time
from contextlib import AbstractContextManager

WORKERS, TIMES = 4, 250


class Counter:
    def __init__(self, guard: AbstractContextManager) -> None:
        self.guard = guard
        self.value = 0

    # region increment
    def increment(self) -> None:
        with self.guard:  # a Lock, or a Semaphore(1)
            value = self.value
            time.sleep(0)  # invite a thread switch between read and write
            self.value = value + 1

    # endregion


def work(counter: Counter) -> None:
    for _ in range(TIMES):
        counter.increment()


def lost(counter: Counter) -> int:
    threads = [
        threading.Thread(target=work, args=(counter,)) for _ in range(WORKERS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return WORKERS * TIMES - counter.value


print(f"{WORKERS} workers x {TIMES} increments")
print("mutex, updates lost:", lost(Counter(threading.Lock())))
print("1 permit, updates lost:", lost(Counter(threading.Semaphore(1))))
