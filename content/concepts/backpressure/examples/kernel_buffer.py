"""A writer that does not block, a reader that is asleep: who says stop?"""

import os
import select
import socket

CHUNK = bytes(4096)


# region fill
def fill(fd: int) -> int:
    """Write until the kernel refuses; return the bytes it accepted."""
    accepted = 0
    while True:
        try:
            accepted += os.write(fd, CHUNK)
        except BlockingIOError:  # EAGAIN: the buffer is full
            return accepted


# endregion
def is_writable(fd: int) -> bool:
    return bool(select.select([], [fd], [], 0)[1])


def show(name: str, reader: int, writer: int) -> None:
    os.set_blocking(writer, False)
    os.set_blocking(reader, False)
    accepted = fill(writer)
    print(f"{name}: EAGAIN after {accepted // 1024} KiB")
    assert not is_writable(writer) and fill(writer) == 0
    print(f"{name}: reader asleep, writer may send: {is_writable(writer)}")
    drained = 0
    while drained < accepted:
        drained += len(os.read(reader, accepted))
    assert drained == accepted  # nothing was dropped
    print(f"{name}: reader drained, writer may send: {is_writable(writer)}")


def main() -> None:
    reader, writer = os.pipe()
    show("pipe", reader, writer)
    os.close(reader)
    os.close(writer)
    left, right = socket.socketpair()  # Unix domain, byte stream
    with left, right:
        show("socket", left.fileno(), right.fileno())


if __name__ == "__main__":
    main()
