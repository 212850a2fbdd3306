"""How many copies of one URL a cache keeps, for several Vary values."""

from random import Random

REQUESTS = 10_000  # for one URL, within one freshness lifetime
ENCODINGS = ["gzip, deflate, br, zstd", "gzip, deflate, br", "br, gzip", "gzip"]
LANGUAGES = [f"l{n},en;q=0.5" for n in range(40)]
AGENTS = [f"Browser/{n}" for n in range(2_000)]


# region key
def normalize(name: str, value: str) -> str:
    """Fewer spellings, chosen before the lookup."""
    if name == "accept-encoding":
        codings = value.split(", ")
        return next((c for c in ("br", "gzip") if c in codings), "")
    if name == "accept-language":
        first = value.partition(",")[0]
        return first if first in {"l0", "l1", "l2"} else "en"
    return value


def key(request: dict[str, str], vary: list[str], normal: bool) -> tuple:
    values = [(name, request.get(name, "")) for name in vary]
    return tuple((n, normalize(n, v) if normal else v) for n, v in values)


# endregion


def zipf(random: Random, values: list[str]) -> list[str]:
    weights = [1 / rank for rank in range(1, len(values) + 1)]
    return random.choices(values, weights, k=REQUESTS)


def main() -> None:
    random = Random(1)
    columns = [zipf(random, v) for v in (ENCODINGS, LANGUAGES, AGENTS)]
    names = ["accept-encoding", "accept-language", "user-agent"]
    requests = [dict(zip(names, row)) for row in zip(*columns)]
    print("Vary                              copies   hit ratio")
    for count in (0, 1, 2, 3):
        for normal in (False, True) if count in (1, 2) else (False,):
            vary = names[:count]
            copies = len({key(r, vary, normal) for r in requests})
            label = "+".join(name.split("-")[1] for name in vary) or "(none)"
            label += ", normalized" if normal else ""
            print(f"{label:32} {copies:7,} {1 - copies / REQUESTS:11.2%}")


if __name__ == "__main__":
    main()
