"""A notification finds nobody waiting: who remembers it?"""

import threading

LOST = 0.3  # seconds; nobody will notify again, so a longer wait changes nothing
changed = threading.Condition()
permits = threading.Semaphore(0)
ready = False


def notify(store: bool) -> None:
    global ready
    with changed:
        ready = store
        changed.notify()


# region wait
def test_then_wait() -> bool:
    if not ready:  # wrong: tested without the lock
        notify(store=True)  # the unlucky moment, made certain
        with changed:
            return changed.wait(LOST)
    return True


def test_under_lock() -> bool:
    signaler = threading.Thread(target=notify, args=(True,))
    with changed:
        signaler.start()  # it needs the lock, which only wait() gives up
        while not ready:
            if not changed.wait(10):
                return False
    signaler.join()
    return True


# endregion


def semaphore() -> bool:
    permits.release()  # nobody waits; the count keeps it
    return permits.acquire(timeout=LOST)


for wait in (test_then_wait, test_under_lock, semaphore):
    ready = False
    result = "woken" if wait() else "asleep, though the condition holds"
    print(f"{wait.__name__}: {result}")
