"""Cache-aside: the application asks the cache, then the origin."""


class Origin:
    """The system of record. It counts the reads it has to serve."""

    def __init__(self, rows: dict[str, str]) -> None:
        self._rows = dict(rows)
        self.reads = 0

    def read(self, key: str) -> str | None:
        self.reads += 1
        return self._rows.get(key)

    def write(self, key: str, value: str) -> None:
        self._rows[key] = value


# region strategy
class CacheAside:
    """For one thread; threads that share it need a lock."""

    def __init__(self, origin: Origin) -> None:
        self._origin = origin
        self._entries: dict[str, str | None] = {}

    def get(self, key: str) -> str | None:
        if key in self._entries:
            return self._entries[key]  # hit
        value = self._origin.read(key)  # miss
        self._entries[key] = value  # "no such row" is kept, too
        return value

    def put(self, key: str, value: str) -> None:
        self._origin.write(key, value)
        self._entries.pop(key, None)  # the next read fills it


# endregion


def main() -> None:
    origin = Origin({"user:3": "name 3"})
    cache = CacheAside(origin)

    for request in range(1000):
        cache.get(f"user:{request % 10}")
    print(f"1000 reads of 10 keys: {origin.reads} origin reads")

    cache.put("user:3", "renamed")
    print(f"after a write: {cache.get('user:3')}, {cache.get('user:3')}")
    print(f"origin reads: {origin.reads}")


main()
