"""One producer, one worker, a queue of 20: five answers when it is full.

Virtual time in milliseconds: an item is due every 5 ms and takes 10 ms.
"""

from collections import deque

ITEMS, DUE_EVERY, SERVICE, CAPACITY = 1_000, 5, 10, 20


def run(policy: str) -> tuple[list[int], int, int, int]:
    """Return the waits (entry to start), the longest delay (due to start),
    and how many items were lost and how many of those losses were told."""
    queue: deque[tuple[int, int]] = deque()
    waits: list[int] = []
    free_at = late = now = lost = told = 0

    def serve_until(time: int) -> None:
        nonlocal free_at, late
        while queue and free_at <= time:
            due, entered = queue.popleft()
            start = max(free_at, entered)
            free_at = start + SERVICE
            waits.append(start - entered)
            late = max(late, start - due)

    for number in range(ITEMS):
        due = number * DUE_EVERY
        now = max(now, due)
        serve_until(now)
        # region full
        if len(queue) == CAPACITY and policy != "unbounded":
            if policy == "block":
                now = free_at  # the producer sleeps until there is room
                serve_until(now)
            elif policy == "drop oldest":
                queue.popleft()
                lost += 1
            else:  # a rejection is a loss that the producer hears of
                lost += 1
                told += policy == "reject"
                continue
        queue.append((due, now))
        # endregion
    serve_until(10**9)
    return waits, late, lost, told


def main() -> None:
    print("policy        done  lost  told  median wait  max wait  max late")
    for policy in "unbounded", "block", "drop newest", "drop oldest", "reject":
        waits, late, lost, told = run(policy)
        waits.sort()
        assert (done := len(waits)) + lost == ITEMS
        print(f"{policy:12}{done:6}{lost:6}{told:6}", end="")
        print(f"{waits[done // 2]:10} ms{waits[-1]:7} ms{late:7} ms")


if __name__ == "__main__":
    main()
