"""A semaphore bounds how many are inside, and knows nothing of who they are."""

import threading


def peak_inside(permits: threading.Semaphore, expected: int) -> int:
    """Run 4 x expected jobs; return the most that were inside at once."""
    inside = peak = 0
    count = threading.Lock()
    # Each job waits for expected - 1 others, so that many must fit inside.
    together = threading.Barrier(expected)

    def job() -> None:
        nonlocal inside, peak
        with permits:
            with count:
                inside += 1
                peak = max(peak, inside)
            together.wait()
            with count:
                inside -= 1

    threads = [threading.Thread(target=job) for _ in range(4 * expected)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return peak


# region release
permits = threading.Semaphore(3)
print("3 permits, 12 jobs, most inside at once:", peak_inside(permits, 3))

permits.release()  # a V without a P: nobody held this permit
print("after one stray release, most inside:", peak_inside(permits, 4))

try:
    threading.BoundedSemaphore(3).release()
except ValueError as error:
    print("BoundedSemaphore refuses it:", error)
# endregion
