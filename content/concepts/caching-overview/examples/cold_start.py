"""A lost cache: an origin without a limit stays down; with one it is back."""

KEYS, RATE, CAPACITY = 1_000, 2_000, 300  # requests and reads per second
TTL, LOST_AT = 9, 20  # seconds


def requests(seconds: int, seed: int = 1) -> list[list[int]]:
    """RATE requests a second for KEYS equally popular keys."""
    plan: list[list[int]] = [[] for _ in range(seconds)]
    for second in plan:
        for _ in range(RATE):  # a 64-bit congruential generator
            seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
            second.append(seed * KEYS >> 64)
    return plan


# region origin
def served(misses: list[int], limit: bool) -> list[int]:
    """The misses the origin answers before their callers give up."""
    if len(misses) <= CAPACITY:
        return misses
    return misses[:CAPACITY] if limit else []  # refuse some, or be late for all


# endregion


def answered(plan: list[list[int]], limit: bool, jitter: bool) -> list[float]:
    """The share of requests answered in each second."""
    expires = {key: 1 + key % TTL for key in range(KEYS)}  # a warm cache
    shares = []
    for now, second in enumerate(plan):
        if now == LOST_AT:
            expires.clear()
        misses = [key for key in second if expires.get(key, 0) <= now]
        filled = served(misses, limit)
        for key in filled:
            expires[key] = now + (5 + key % 9 if jitter else TTL)
        shares.append(1 - (len(misses) - len(filled)) / RATE)
    return shares


def main() -> None:
    plan = requests(LOST_AT + 66)
    columns = [
        answered(plan, limit=False, jitter=False),
        answered(plan, limit=True, jitter=False),
        answered(plan, limit=True, jitter=True),
    ]
    print("requests answered, by seconds since the cache was lost")
    print(f"{'':4}{'no limit':>10}{'limit':>10}{'limit, TTL spread':>19}")
    for after in range(-1, 6):
        a, b, c = (column[LOST_AT + after] for column in columns)
        print(f"{after:4}{a:10.0%}{b:10.0%}{c:19.0%}")
    a, b, c = (min(column[LOST_AT + 6 :]) for column in columns)
    print(f"least in the next minute: {a:.0%}, {b:.0%}, {c:.0%}")


main()
