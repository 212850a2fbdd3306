"""Requests hit, bytes hit and disk writes: admit each miss, or the second."""

from collections import OrderedDict
from random import Random

DISK, REQUESTS = 400_000, 100_000  # kB; requests


class Disk:
    def __init__(self, second_only: bool) -> None:
        self.second_only, self.seen = second_only, set()
        self.sizes: OrderedDict[int, int] = OrderedDict()
        self.used = self.hits = self.bytes_hit = self.written = 0

    # region get
    def get(self, key: int, size: int) -> None:
        if key in self.sizes:
            self.sizes.move_to_end(key)
            self.hits += 1
            self.bytes_hit += size
            return
        first = key not in self.seen
        self.seen.add(key)  # a Bloom filter in a real cache
        if first and self.second_only:
            return
        self.sizes[key] = size
        self.used += size
        self.written += size
        while self.used > DISK:
            self.used -= self.sizes.popitem(last=False)[1]

    # endregion


def main() -> None:
    random = Random(1)
    popular = range(10_000)
    weights = [1 / rank for rank in range(1, 10_001)]
    trace = []
    for number, key in enumerate(random.choices(popular, weights, k=REQUESTS)):
        trace.append((key, 1_000 if key % 10 == 9 else 20))  # 1 MB or 20 kB
        if number % 4 == 0:  # every fifth request: once and never again
            trace.append((10_000 + number, 100))
    total = sum(size for _, size in trace)
    print("admit          requests hit  bytes hit  written")
    for second_only in (False, True):
        disk = Disk(second_only)
        for key, size in trace:
            disk.get(key, size)
        name = "second request" if second_only else "every miss"
        print(
            f"{name:14} {disk.hits / len(trace):12.1%} "
            f"{disk.bytes_hit / total:10.1%} {disk.written / 1e6:5.1f} GB"
        )


if __name__ == "__main__":
    main()
