"""How often is one hot key recomputed per expiry, and who has to wait?"""

from math import log
from random import Random

TTL, DELTA, PROCESSES, CYCLES = 1.0, 0.1, 20, 300  # seconds; counts
POLICIES = ("naive", "one per process", "one lease", "stale, one load",
            "XFetch")


# region policies
def wants_load(
    policy: str, left: float, mine: int, every: int, u: float
) -> bool:
    """Does this reader recompute? `left` is the time until the expiry,
    `mine` and `every` count the loads running in its process and in all,
    `u` is a random number in (0, 1]."""
    if policy == "XFetch":
        return -DELTA * log(u) >= left  # beta = 1
    if left > 0:
        return False
    if policy == "naive":
        return True
    if policy == "one per process":
        return mine == 0
    return every == 0  # with or without a stale value for the others


# endregion


def simulate(policy: str, rate: float) -> tuple[float, float, float]:
    """Loads, waiting readers and seconds before expiry, per expiry."""
    random = Random(1)
    now, expiry, early = 0.0, TTL, 0.0
    running: list[tuple[float, int]] = []  # (end, process), oldest first
    cycles = loads = waits = 0
    while cycles < CYCLES:
        now += random.expovariate(rate)  # Poisson reads
        while running and running[0][0] <= now:
            expiry = running.pop(0)[0] + TTL
        process = random.randrange(PROCESSES)
        u = 1.0 - random.random()
        mine = sum(p == process for _, p in running) if running else 0
        waits += now >= expiry and policy != "stale, one load"
        if wants_load(policy, expiry - now, mine, len(running), u):
            if not running:  # the first load of this expiry
                cycles += 1
                early += expiry - now
            loads += 1
            running.append((now + DELTA, process))
    return loads / CYCLES, waits / CYCLES, early / CYCLES


def main() -> None:
    print(f"{'reads in one recomputation':26}{10:>6}{100:>15}")
    print(f"{'':18}{'loads':>8}{'wait':>7}{'loads':>8}{'wait':>7}")
    for policy in POLICIES:
        results = [simulate(policy, count / DELTA) for count in (10, 100)]
        row = "".join(f"{loads:8.1f}{wait:7.1f}" for loads, wait, _ in results)
        print(f"{policy:18}{row}")
    gaps = [early / DELTA for _, _, early in results]
    print(f"XFetch loads {gaps[0]:.1f} and {gaps[1]:.1f} recomputations early")


main()
