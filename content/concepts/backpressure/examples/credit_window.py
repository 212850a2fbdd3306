"""A subscriber grants credit; a publisher 20 ms away sends only on credit.

Virtual time in milliseconds. The subscriber needs 1 ms per item, and the
publisher could send without end. Credit takes as long to travel as data.
"""

ITEMS, ONE_WAY, SERVICE = 5_000, 20, 1


def run(window: int) -> tuple[float, int, int]:
    """Return items per second, most unread items, and the standing queue."""
    finished: list[int] = []
    arrived: list[int] = []
    free_at = 0
    # region credit
    for number in range(ITEMS):
        # request(window) at the start, then request(1) per finished item
        granted = 0 if number < window else finished[number - window]
        sent = granted + ONE_WAY
        arrived.append(sent + ONE_WAY)
        free_at = max(arrived[-1], free_at) + SERVICE
        finished.append(free_at)
    # endregion
    # unread items at the moment each item begins its service
    unread, here = [], 0
    for number, end in enumerate(finished):
        while here < ITEMS and arrived[here] <= end - SERVICE:
            here += 1
        unread.append(here - number - 1)
    rate = (ITEMS - 1000) * 1000 / (finished[-1] - finished[999])
    # the least that is left over a whole round trip is the standing queue
    return rate, max(unread), min(unread[2000:4000])


def main() -> None:
    print("window  items/s  most unread  standing queue")
    for window in 1, 10, 20, 41, 100, 400:
        rate, most, standing = run(window)
        assert most < window  # credit bounds the receiver's buffer
        print(f"{window:6}{rate:9.0f}{most:13}{standing:16}")


if __name__ == "__main__":
    main()
