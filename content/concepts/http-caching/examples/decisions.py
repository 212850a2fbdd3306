"""What a shared cache does with one URL, for several Cache-Control values."""

STALE_FORBIDDEN = {"no-cache", "must-revalidate", "s-maxage"}


def parse(header: str) -> dict[str, int]:
    parts = (part.partition("=") for part in header.split(", ") if part)
    return {name: int(value or 0) for name, _, value in parts}


# region cache
class SharedCache:
    def __init__(self, header: str, unmodified_for: int) -> None:
        self.cc = parse(header)
        guess = unmodified_for // 10  # only if nothing is stated
        self.lifetime = self.cc.get("s-maxage", self.cc.get("max-age", guess))
        self.validated: int | None = None  # None: nothing stored

    def get(self, now: int, origin_up: bool) -> str:
        if self.validated is None:
            return self.fetch(now) if origin_up else "504"
        late = now - self.validated - self.lifetime
        if late < 0 and "no-cache" not in self.cc:
            return "fresh"
        may_be_stale = not STALE_FORBIDDEN & self.cc.keys()
        if may_be_stale and late <= self.cc.get("stale-while-revalidate", -1):
            if origin_up:
                self.validated = now  # in the background
            return "stale"
        if origin_up:
            self.validated = now  # If-None-Match, 304 Not Modified
            return "304"
        if may_be_stale and late <= self.cc.get("stale-if-error", -1):
            return "stale"
        return "504"

    def fetch(self, now: int) -> str:
        if not {"no-store", "private"} & self.cc.keys():
            self.validated = now
        return "fetch"


# endregion


def main() -> None:
    headers = [
        "max-age=60",
        "max-age=10, s-maxage=60",
        "max-age=60, stale-while-revalidate=30",
        "s-maxage=60, stale-while-revalidate=30",
        "max-age=60, stale-if-error=600",
        "max-age=60, must-revalidate, stale-if-error=600",
        "no-cache",
        "private, max-age=60",
        "no-store",
        "",
    ]
    print(f"{'Cache-Control':48} t=0    50     65     200")
    for header in headers:
        cache = SharedCache(header, unmodified_for=1_000)
        row = [cache.get(t, t < 200) for t in (0, 50, 65, 200)]
        cells = "".join(f" {cell:6}" for cell in row)
        print(f"{header or '(none)':48}{cells}".rstrip())


if __name__ == "__main__":
    main()
