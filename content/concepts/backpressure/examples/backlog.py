"""Ten minutes of 125 arrivals/s into a worker that serves 100/s, then 80/s.

Virtual time in microseconds, nothing is random, the queue has no limit.
"""

SERVICE = 10_000  # 100 per second
BUSY, CALM = 8_000, 12_500  # one arrival per ...: 125/s, then 80/s
OVERLOAD = 600_000_000  # ten minutes
SECOND = 1_000_000


def main() -> None:
    now = free_at = served = arrived = 0
    drained_at = None
    starts: list[int] = []
    print("second  waiting  wait of the newest  predicted")
    while drained_at is None:
        arrived += 1
        start = max(now, free_at)
        starts.append(start)
        free_at = start + SERVICE
        while served < len(starts) and starts[served] <= now:
            served += 1
        waiting = arrived - served
        if now <= OVERLOAD and now % (150 * SECOND) == 0 and now > 0:
            seconds = now // SECOND
            predicted = (125 - 100) * seconds
            print(
                f"{seconds:6}{waiting:9,}{(start - now) / SECOND:18.1f} s"
                f"{predicted:11,}"
            )
            assert abs(waiting - predicted) <= 2
        if now > OVERLOAD and waiting == 0:
            drained_at = now
        now += BUSY if now < OVERLOAD else CALM
    drain = (drained_at - OVERLOAD) / SECOND
    print(f"overload lasted 600 s; draining at 80/s took {drain:.0f} s")


if __name__ == "__main__":
    main()
