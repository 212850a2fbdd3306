"""How far three failures reach: an exception, a fatal signal, an abort."""

import ctypes
import multiprocessing
import os
import resource
import signal
import threading


def raise_error() -> None:
    raise ValueError("nobody catches this")


def read_address_zero() -> None:
    ctypes.string_at(0)


def start_faulting_thread() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # leave no core file
    thread = threading.Thread(target=read_address_zero)
    thread.start()
    thread.join()
    print("unreachable: the main thread outlived a segmentation fault")


def abort() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.abort()


def main() -> None:
    threading.excepthook = lambda args: print(
        f"exception in a thread: {args.exc_type.__name__}, process goes on"
    )
    thread = threading.Thread(target=raise_error)
    thread.start()
    thread.join()

    for failure in (start_faulting_thread, abort):
        child = multiprocessing.Process(target=failure)
        child.start()
        child.join()
        name = signal.Signals(-child.exitcode).name
        print(f"child in {failure.__name__}: killed by {name}, parent goes on")


if __name__ == "__main__":
    main()
