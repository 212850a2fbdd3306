"""Write-behind: how much a later flush saves, and what a crash takes."""

KEYS, WRITES = 100, 29_999  # the crash comes one write before a flush


# region behind
class WriteBehind:
    """Acknowledges from memory; the origin gets the latest of each key."""

    def __init__(self, origin: dict[int, int], every: int) -> None:
        self._origin = origin
        self._every = every
        self._pending = 0
        self._dirty: dict[int, int] = {}
        self.log: list[tuple[int, int]] = []  # stands for a file, fsynced
        self.origin_writes = 0

    def put(self, key: int, value: int) -> None:
        """Returning is the acknowledgement."""
        self.log.append((key, value))
        self._dirty[key] = value  # coalesces with an earlier one
        self._pending += 1
        if self._pending == self._every:
            self.flush()

    def flush(self) -> None:
        self._origin.update(self._dirty)
        self.origin_writes += len(self._dirty)
        self._dirty.clear()
        self.log.clear()  # what the origin has, needs no log
        self._pending = 0


# endregion


def main() -> None:
    print(f"{'flush':>7}{'origin':>8}{'keys wrong':>13}{'after replay':>14}")
    print(f"{'every':>7}{'writes':>8}{'after crash':>13}{'of a log':>14}")
    for every in (1, 10, 100, 1_000, 10_000):
        origin: dict[int, int] = {}
        cache = WriteBehind(origin, every)
        acknowledged: dict[int, int] = {}
        seed = 1
        for value in range(WRITES):  # a 64-bit congruential generator
            seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
            key = seed * KEYS >> 64
            cache.put(key, value)
            acknowledged[key] = value
        log = cache.log
        cost = cache.origin_writes
        del cache  # the crash: memory is gone
        wrong = sum(origin.get(k) != v for k, v in acknowledged.items())
        origin.update(log)
        left = sum(origin.get(k) != v for k, v in acknowledged.items())
        print(f"{every:7,}{cost:8,}{wrong:13}{left:14}")


main()
