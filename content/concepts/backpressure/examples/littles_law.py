"""L = lambda * W, counted two ways: one server, 10 ms a job on average."""

import random
from itertools import accumulate

JOBS, SERVICE = 200_000, 0.010


def run(utilization: float, rng: random.Random) -> tuple[float, float, float]:
    """Return (average number inside, arrival rate, average seconds inside)."""
    gap = SERVICE / utilization
    arrivals = list(accumulate(rng.expovariate(1 / gap) for _ in range(JOBS)))
    departures: list[float] = []
    free_at = 0.0
    for arrived in arrivals:
        free_at = max(arrived, free_at) + rng.expovariate(1 / SERVICE)
        departures.append(free_at)

    # region count
    # W and lambda look at jobs: when did each one come and go?
    time_inside = sum(d - a for a, d in zip(arrivals, departures)) / JOBS
    rate = JOBS / departures[-1]
    # L looks at a clock: how many are inside, and for how long?
    area = last = 0.0
    inside = 0
    steps = [(t, 1) for t in arrivals] + [(t, -1) for t in departures]
    for when, step in sorted(steps):
        area += inside * (when - last)
        inside, last = inside + step, when
    return area / departures[-1], rate, time_inside
    # endregion


def main() -> None:
    rng = random.Random(1961)
    print("busy   lambda        W       L    lambda x W")
    for utilization in (0.50, 0.80, 0.90, 0.95):
        number, rate, time_inside = run(utilization, rng)
        print(
            f"{utilization:4.0%}{rate:7.0f}/s{time_inside * 1000:6.0f} ms"
            f"{number:8.2f}{rate * time_inside:14.2f}"
        )
        assert abs(number - rate * time_inside) < 1e-6 * number


if __name__ == "__main__":
    main()
