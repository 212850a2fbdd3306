"""One bounded cache; promoting on a hit turns FIFO into LRU."""

from collections import OrderedDict


class Cache:
    """Keeps at most `capacity` entries. First: the next to evict."""

    def __init__(self, capacity: int, promote: bool) -> None:
        self._capacity = capacity
        self._promote = promote
        self._entries: OrderedDict[str, str] = OrderedDict()

    def get(self, key: str) -> str | None:
        if key not in self._entries:
            return None
        if self._promote:
            self._entries.move_to_end(key)
        return self._entries[key]

    def put(self, key: str, value: str) -> str | None:
        """Returns the key it evicted, or None."""
        evicted = None
        if self.get(key) is None and len(self._entries) == self._capacity:
            evicted, _ = self._entries.popitem(last=False)
        self._entries[key] = value
        return evicted


def main() -> None:
    for name in ("LRU", "FIFO"):
        cache = Cache(capacity=3, promote=name == "LRU")
        log = []
        for key in "a b c a d a e a".split():
            if cache.get(key) is not None:
                log.append(f"{key} hits")
            elif evicted := cache.put(key, "…"):
                log.append(f"{key} evicts {evicted}")
        print(f"{name}: {', '.join(log)}")


main()
