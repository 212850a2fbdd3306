"""Two transfers deadlock; the lock table finds the cycle and aborts one."""

import threading


class Deadlock(Exception):
    pass


# region table
class LockTable:
    """Grants locks; keeps who holds what and who waits for what."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.holder: dict[str, str] = {}  # lock -> task
        self.wants: dict[str, str] = {}  # task -> lock
        self.cycles: list[list[str]] = []

    def lock(self, task: str, name: str) -> None:
        with self.changed:
            if name not in self.holder:
                self.holder[name] = task
                return
            self.wants[task] = name
            if path := self.cycle_from(task):
                self.cycles.append(path)
                raise Deadlock
            while self.holder[name] != task:
                self.changed.wait()

    def cycle_from(self, task: str) -> list[str]:
        path = [task]
        while path[-1] in self.wants:  # whoever waits, waits for a holder
            path.append(self.holder[self.wants[path[-1]]])
            if path[-1] == task:
                return path
        return []

    def release_all(self, task: str) -> None:
        with self.changed:
            self.wants.pop(task, None)
            for name in [n for n, t in self.holder.items() if t == task]:
                del self.holder[name]
                for waiter, wanted in self.wants.items():
                    if wanted == name:  # hand it over
                        self.holder[name] = waiter
                        del self.wants[waiter]
                        break
            self.changed.notify_all()


# endregion

table = LockTable()
balance = {"A": 100, "B": 100}
each_holds_one = threading.Barrier(2)
attempts: list[str] = []


def transfer(task: str, source: str, target: str) -> None:
    first_time = True
    while True:
        attempts.append(task)
        try:
            table.lock(task, source)
            if first_time:
                first_time = False
                each_holds_one.wait()  # the unlucky moment, made certain
            table.lock(task, target)
            balance[source] -= 10
            balance[target] += 10
            return
        except Deadlock:
            continue  # the victim starts again
        finally:
            table.release_all(task)


jobs = [("T1", "A", "B"), ("T2", "B", "A")]
threads = [threading.Thread(target=transfer, args=job) for job in jobs]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join(10)

lengths = [len(set(cycle)) for cycle in table.cycles]
print(f"cycles found: {len(lengths)}, of {lengths[0]} transfers")
print(f"attempts for 2 transfers: {len(attempts)}")
print(f"still running: {sum(t.is_alive() for t in threads)}")
print(f"balances: {balance['A']} and {balance['B']}")
