"""Tags: one counter invalidates every entry that was made from it."""


# region tags
class TaggedCache:
    """An entry counts while the versions of its tags are unchanged."""

    def __init__(self) -> None:
        self._versions: dict[str, int] = {}
        self._entries: dict[str, tuple[str, dict[str, int]]] = {}

    def versions(self, tags: set[str]) -> dict[str, int]:
        """To be taken before the origin is read."""
        return {tag: self._versions.get(tag, 0) for tag in tags}

    def put(self, key: str, value: str, before: dict[str, int]) -> None:
        self._entries[key] = (value, before)

    def get(self, key: str) -> str | None:
        value, before = self._entries.get(key, (None, {}))
        return value if self.versions(set(before)) == before else None

    def invalidate(self, tag: str) -> None:
        self._versions[tag] = self._versions.get(tag, 0) + 1


# endregion


def main() -> None:
    cache = TaggedCache()
    made_from = {  # each of 10,000 pages shows five of 1,000 products
        f"page {n}": {f"product {(n * 7 + k * 31) % 1000}" for k in range(5)}
        for n in range(10_000)
    }
    for page, tags in made_from.items():
        cache.put(page, "html", cache.versions(tags))
    cache.invalidate("product 42")
    gone = {page for page in made_from if cache.get(page) is None}
    shows_it = {p for p, tags in made_from.items() if "product 42" in tags}
    print(f"1 counter changed, {len(gone)} of 10000 pages gone")
    print(f"exactly those that show the product: {gone == shows_it}")

    for first in ("versions", "origin"):  # a write comes between the two
        before, value = cache.versions({"price"}), "10"
        cache.invalidate("price")  # the origin has 12 now
        if first == "versions":
            value = "12"
        else:
            before = cache.versions({"price"})
        cache.put("offer", value, before)
        print(f"{first} first: cache {cache.get('offer')}, origin 12")


main()
