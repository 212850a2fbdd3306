"""What a hit ratio buys: mean, percentiles and the load on the origin."""

from math import ceil

REQUESTS = 100_000  # in a window of 10 s, so 10,000 requests per second
SECONDS = 10
LOOKUP_MS = 0.2  # asking the cache, paid by hits and misses alike


def origin_ms(index: int, count: int) -> float:
    """Origin times spread evenly over 5 to 15 ms: their mean is 10 ms."""
    return 5 + 10 * (index + 0.5) / count


def percentile(ordered: list[float], percent: float) -> float:
    """The nearest-rank percentile of a sorted list."""
    rank = ceil(round(percent * len(ordered) / 100, 6))
    return ordered[rank - 1]


def row(name: str, hits: int, lookup: float) -> str:
    misses = REQUESTS - hits
    times = [lookup] * hits
    times += [lookup + origin_ms(n, misses) for n in range(misses)]
    mean = sum(times) / REQUESTS
    p50, p99, p999 = (percentile(times, p) for p in (50, 99, 99.9))
    return (
        f"{name:>8} {mean:9.2f} {p50:7.1f} {p99:7.1f} {p999:7.1f}"
        f" {misses / SECONDS:14,.0f}"
    )


def main() -> None:
    print(f"{'hits':>8} {'mean ms':>9} {'p50':>7} {'p99':>7} {'p99.9':>7}"
          f" {'origin reads/s':>14}")
    print(row("no cache", 0, 0.0))
    for permille in (500, 900, 950, 980, 990, 995, 999):
        hits = REQUESTS * permille // 1000
        print(row(f"{permille / 10:.1f} %", hits, LOOKUP_MS))


main()
