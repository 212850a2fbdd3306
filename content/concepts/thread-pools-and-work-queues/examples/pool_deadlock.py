"""Two workers, two parents, and no worker left for the children."""

import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue

WORKERS = 2
Task = Callable[[], None]


def work(tasks: SimpleQueue[Task | None]) -> None:
    while (task := tasks.get()) is not None:
        task()


def run(helping: bool) -> None:
    tasks: SimpleQueue[Task | None] = SimpleQueue()
    threads = [threading.Thread(target=work, args=[tasks]) for _ in range(WORKERS)]
    both_started = threading.Barrier(WORKERS)
    submitted = threading.Semaphore(0)
    results: SimpleQueue[int] = SimpleQueue()

    # region parent
    def parent(n: int) -> None:
        both_started.wait()  # now every worker has a parent
        answer: SimpleQueue[int] = SimpleQueue()
        tasks.put(lambda: answer.put(n * n))  # the child, to the same pool
        submitted.release()
        while helping:
            try:
                task = tasks.get_nowait()
            except Empty:
                break  # somebody has my child, so its answer will come
            task()
        results.put(answer.get())  # waits, and keeps the worker

    # endregion

    for n in (3, 4):
        tasks.put(lambda n=n: parent(n))
    for thread in threads:
        thread.start()
    for _ in range(WORKERS):
        submitted.acquire()
    if not helping:
        queued = tasks.qsize()
        print(f"{WORKERS} parents wait, {queued} children queued, 0 workers left")
        for _ in range(WORKERS):
            tasks.get()()  # the main thread serves as a third worker
    answers = sorted(results.get() for _ in range(WORKERS))
    print("helping:" if helping else "rescued:", *answers)
    for _ in threads:
        tasks.put(None)
    for thread in threads:
        thread.join()


run(helping=False)
run(helping=True)
