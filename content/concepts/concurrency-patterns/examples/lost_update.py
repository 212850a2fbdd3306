"""Two threads increment one counter; both read before either writes."""

import threading


def race(start: int) -> int:
    counter = start
    both_have_read = threading.Barrier(2)

    def increment() -> None:
        nonlocal counter
        # region critical
        value = counter  # 1. read
        both_have_read.wait()  # the unlucky moment, made certain
        counter = value + 1  # 2. write what is by now an old value plus one
        # endregion

    threads = [threading.Thread(target=increment) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return counter


final = race(6)
print("two increments of 6")
print(f"expected 8, got {final}")
print(f"updates lost: {8 - final}")
