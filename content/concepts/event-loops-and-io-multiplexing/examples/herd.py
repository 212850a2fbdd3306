"""Four workers wait for one listener, and one client connects."""

import select
import socket
import threading
import time

WORKERS = 4


# region herd
def woken(flag: int) -> int:
    """How many workers does one connection wake?"""
    woken_up: list[int] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def wait(worker: int) -> None:
            with select.epoll() as poller:  # each has its own
                poller.register(listener, select.EPOLLIN | flag)
                if poller.poll(2.0):
                    woken_up.append(worker)

        workers = [
            threading.Thread(target=wait, args=(n,)) for n in range(WORKERS)
        ]
        for worker in workers:
            worker.start()
        time.sleep(0.3)  # until all of them sleep in epoll_wait
        with socket.create_connection(listener.getsockname()):
            for worker in workers:
                worker.join()
    return len(woken_up)


# endregion
if __name__ == "__main__":
    print(f"woken by default: {woken(0)} of {WORKERS}")
    print(f"woken with EPOLLEXCLUSIVE: {woken(select.EPOLLEXCLUSIVE)}")
