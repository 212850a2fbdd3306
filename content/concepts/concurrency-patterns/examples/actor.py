"""An actor owns its state; a mailbox feeds it one message at a time."""

import threading
from queue import SimpleQueue


# region actor
def counter_actor(mailbox: SimpleQueue, value: int) -> None:
    while True:
        verb, number, reply = mailbox.get()  # the only place that waits
        if verb == "add":
            value += number
        elif verb == "set":
            value = number
        elif verb == "stop":
            return
        reply.put(value)


# endregion


def ask(mailbox: SimpleQueue, verb: str, number: int = 0) -> int:
    reply: SimpleQueue = SimpleQueue()
    mailbox.put((verb, number, reply))
    return reply.get()


def run(*clients) -> None:
    threads = [threading.Thread(target=client) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def add() -> None:
    for _ in range(250):
        ask(counter, "add", 1)


counter: SimpleQueue = SimpleQueue()
threading.Thread(target=counter_actor, args=(counter, 0)).start()
run(add, add, add, add)
print("4 clients x 250 'add':", ask(counter, "get"))

ask(counter, "set", 6)
both_have_read = threading.Barrier(2)


def get_then_set() -> None:
    value = ask(counter, "get")
    both_have_read.wait()
    ask(counter, "set", value + 1)


run(get_then_set, get_then_set)
print("2 clients 'get' 6, 'set' 6 + 1:", ask(counter, "get"))
counter.put(("stop", 0, None))
