"""The counter travels through a queue: who holds it may change it."""

import threading
import time
from queue import Queue

WORKERS, TIMES = 4, 250
token: Queue[int] = Queue(maxsize=1)


# region token
def work() -> None:
    for _ in range(TIMES):
        value = token.get()  # now nobody else can reach it
        time.sleep(0)
        token.put(value + 1)  # now somebody else can


# endregion

token.put(0)
threads = [threading.Thread(target=work) for _ in range(WORKERS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{WORKERS} workers x {TIMES} increments: {token.get()}")
