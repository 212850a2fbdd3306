"""Entries loaded together expire together, unless their TTLs differ."""

from collections import Counter
from random import Random

ENTRIES, TTL, ROUNDS = 10_000, 600, 3  # TTL in seconds


# region jitter
def ttl(random: Random, spread: float) -> float:
    """A TTL that is at most TTL, shortened by up to `spread` of it."""
    return TTL * (1 - spread * random.random())


# endregion


def peaks(spread: float) -> list[int]:
    """The busiest second of each round; a hot key reloads at once."""
    random = Random(1)
    expiry = [0.0] * ENTRIES  # all were loaded in second 0
    result = []
    for _ in range(ROUNDS):
        expiry = [when + ttl(random, spread) for when in expiry]
        seconds = Counter(int(when) for when in expiry)
        result.append(max(seconds.values()))
    return result


print("loads in the busiest second, by expiry")
print(f"{'TTL shortened by':>18}{'first':>8}{'second':>8}{'third':>8}")
for percent in (0, 1, 10, 50):
    row = "".join(f"{peak:8,}" for peak in peaks(percent / 100))
    print(f"{f'up to {percent}%':>18}{row}")
