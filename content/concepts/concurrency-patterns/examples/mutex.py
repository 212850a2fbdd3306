"""Four threads, one counter, one lock: no update is lost."""

import threading
import time

WORKERS, TIMES = 4, 250


class Counter:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.value = 0

    # region increment
    def increment(self) -> None:
        with self.lock:
            value = self.value
            time.sleep(0)  # invite a thread switch between read and write
            self.value = value + 1

    # endregion


def work(counter: Counter) -> None:
    for _ in range(TIMES):
        counter.increment()


counter = Counter()
threads = [
    threading.Thread(target=work, args=(counter,)) for _ in range(WORKERS)
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{WORKERS} workers x {TIMES} increments: {counter.value}")
print(f"updates lost: {WORKERS * TIMES - counter.value}")
