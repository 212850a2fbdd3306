PERIOD = 100_000  # all times in microseconds
QUOTA = 200_000  # "200000 100000" in cpu.max: two CPUs
STEP = 500
WORK = 240_000  # CPU time of one burst, split over its threads
EVERY = 200_000  # a burst every 200 ms: 1.2 CPUs on average
BURSTS = 50


# region quota
def run(threads: int) -> tuple[float, float, float]:
    """Returns (ms to finish a burst, % periods throttled, ms frozen).

    Each thread has a core of its own; only the quota is shared.
    """
    finished: list[int] = []
    throttled = frozen = longest = left = budget = 0
    arrived = 0
    for now in range(0, BURSTS * EVERY, STEP):
        if now % PERIOD == 0:
            budget = QUOTA  # what was unused is lost
        if now % EVERY == 0:
            left, arrived = WORK, now
        wanted = min(threads * STEP, left)
        used = min(wanted, budget)
        budget -= used
        left -= used
        if wanted > 0 and used == 0:  # runnable, but not allowed to run
            throttled += frozen == 0
            frozen += STEP
            longest = max(longest, frozen)
        else:
            frozen = 0
        if used > 0 and left == 0:
            finished.append(now + STEP - arrived)
    periods = BURSTS * EVERY // PERIOD
    return max(finished) / 1000, 100 * throttled / periods, longest / 1000


# endregion


def main() -> None:
    mean = 100 * WORK * PERIOD // (EVERY * QUOTA)
    print(f"mean use: {mean}% of the limit")
    print("threads  done after ms  periods throttled  longest freeze ms")
    for threads in (2, 4, 8, 16):
        done, share, freeze = run(threads)
        print(f"{threads:7}  {done:13.1f}  {share:16.0f}%  {freeze:17.1f}")


if __name__ == "__main__":
    main()
