"""Two consumers wait, one item arrives, both are woken: if against while."""

import threading
import time


class Box:
    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.items = self.waiting = self.wakeups = self.served = 0

    def wait(self) -> None:
        self.waiting += 1
        self.changed.wait()
        self.wakeups += 1

    def put(self) -> None:
        with self.changed:
            self.items += 1
            self.changed.notify_all()

    # region wait
    def take_if(self) -> None:
        with self.changed:
            if self.items == 0:
                self.wait()
            self.remove()  # wrong: the other one may have been faster

    def take_while(self) -> None:
        with self.changed:
            while self.items == 0:
                self.wait()
            self.remove()

    # endregion
    def remove(self) -> None:
        if self.items > 0:
            self.items -= 1
            self.served += 1

    def until(self, field: str, value: int) -> None:
        while True:
            with self.changed:
                if getattr(self, field) == value:
                    return
            time.sleep(0.001)


for take in (Box.take_if, Box.take_while):
    box = Box()
    consumers = [threading.Thread(target=take, args=(box,)) for _ in "ab"]
    for consumer in consumers:
        consumer.start()
    box.until("waiting", 2)
    box.put()  # one item wakes both
    box.until("wakeups", 2)
    box.put()  # the second item
    for consumer in consumers:
        consumer.join()
    print(f"{take.__name__}: {box.served} of 2 served, {box.items} left over")
