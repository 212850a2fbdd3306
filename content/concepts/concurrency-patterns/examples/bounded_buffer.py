"""A monitor: one lock, the data it guards and two reasons to wait."""

import threading
from collections import deque


# region monitor
class BoundedBuffer:
    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._items: deque[int] = deque()
        lock = threading.Lock()
        self._not_full = threading.Condition(lock)
        self._not_empty = threading.Condition(lock)

    def put(self, item: int) -> None:
        with self._not_full:
            while len(self._items) == self._capacity:
                self._not_full.wait()
            self._items.append(item)
            assert len(self._items) <= self._capacity
            self._not_empty.notify()

    def take(self) -> int:
        with self._not_empty:
            while not self._items:
                self._not_empty.wait()
            self._not_full.notify()
            return self._items.popleft()


# endregion

EACH = 500
buffer = BoundedBuffer(capacity=2)
taken: tuple[list[int], list[int]] = ([], [])


def produce(first: int) -> None:
    for item in range(first, first + EACH):
        buffer.put(item)


def consume(into: list[int]) -> None:
    for _ in range(EACH):
        into.append(buffer.take())


threads = [threading.Thread(target=produce, args=(p * EACH,)) for p in (0, 1)]
threads += [threading.Thread(target=consume, args=(t,)) for t in taken]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

everything = taken[0] + taken[1]
print(f"taken: {len(everything)}, distinct: {len(set(everything))}")
