"""Transfers in both directions: every thread locks the lower number first."""

import threading
import time

TRANSFERS = 500


class Account:
    def __init__(self, number: int, balance: int) -> None:
        self.number, self.balance = number, balance
        self.lock = threading.Lock()


# region transfer
def transfer(source: Account, target: Account, amount: int) -> None:
    first, second = sorted((source, target), key=lambda a: a.number)
    with first.lock:
        time.sleep(0)  # invite the other thread in between
        with second.lock:
            source.balance -= amount
            target.balance += amount


# endregion


def repeat(source: Account, target: Account) -> None:
    for _ in range(TRANSFERS):
        transfer(source, target, 1)


a, b = Account(1, 1000), Account(2, 1000)
pairs = [(a, b), (b, a)]
threads = [threading.Thread(target=repeat, args=pair) for pair in pairs]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{2 * TRANSFERS} transfers in opposite directions finished")
print(f"total balance: {a.balance + b.balance}")
