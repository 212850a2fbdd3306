"""Threads share a process id; each task has an id of its own."""

import os
import threading


def main() -> None:
    pid, main_tid = os.getpid(), threading.get_native_id()
    seen: list[tuple[int, int]] = []

    def report() -> None:
        seen.append((os.getpid(), threading.get_native_id()))

    thread = threading.Thread(target=report)
    thread.start()
    thread.join()
    thread_pid, thread_tid = seen[0]

    child = os.fork()
    if child == 0:
        same = os.getpid() == threading.get_native_id()
        os._exit(0 if same else 1)
    _, status = os.waitpid(child, 0)

    print(f"main thread: tid equals pid: {main_tid == pid}")
    print(f"second thread: same pid: {thread_pid == pid}")
    print(f"second thread: same tid: {thread_tid == main_tid}")
    print(f"child process: same pid: {child == pid}")
    print(f"child process: tid equals its pid: {status == 0}")


if __name__ == "__main__":
    main()
