"""10,000 bytes wait in a socket; the handler reads 4,096 at a time."""

import select
import socket
from collections.abc import Callable


# region readers
def read_once(server: socket.socket) -> int:
    return len(server.recv(4096))


def drain(server: socket.socket) -> int:
    """Read until the kernel says EAGAIN: nothing is left."""
    total = 0
    while True:
        try:
            total += len(server.recv(4096))
        except BlockingIOError:
            return total


# endregion
def run(name: str, mode: int, handler: Callable[[socket.socket], int]) -> None:
    client, server = socket.socketpair()
    with client, server, select.epoll() as poller:
        server.setblocking(False)
        poller.register(server, select.EPOLLIN | mode)
        client.sendall(bytes(10_000))
        wakeups = total = 0
        # The bytes are there already, so an empty answer is final.
        while poller.poll(0):
            wakeups += 1
            total += handler(server)
        left = 10_000 - total
        print(f"{name:21} wakeups {wakeups}, read {total:5}, left {left:4}")


def main() -> None:
    run("level, one read:", 0, read_once)
    run("edge, one read:", select.EPOLLET, read_once)
    run("edge, until EAGAIN:", select.EPOLLET, drain)


if __name__ == "__main__":
    main()
