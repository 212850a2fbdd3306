"""Three tasks are canceled: one waits, one computes, one blocks a thread."""

import asyncio
import threading

STEPS = 1_000


# region tasks
async def waits() -> None:
    await asyncio.Event().wait()  # the cancellation arrives here


async def computes(log: dict[str, int]) -> None:
    me = asyncio.current_task()
    assert me is not None
    for step in range(1, STEPS + 1):
        log["did"] = step
        if step == STEPS // 2:
            me.cancel()  # from another thread: call_soon_threadsafe
            log["canceled at"] = step
    await asyncio.sleep(0)  # the cancellation arrives here
    log["went on"] = True


class Call:
    """A blocking call, which knows nothing of tasks."""

    def __init__(self) -> None:
        self.started, self.release = threading.Event(), threading.Event()
        self.finished = False

    def __call__(self) -> None:
        self.started.set()
        self.release.wait()
        self.finished = True


async def blocks(call: Call) -> None:
    await asyncio.to_thread(call)  # the task leaves, the thread stays


# endregion
async def cancel(task: asyncio.Task[None]) -> bool:
    task.cancel()
    await asyncio.wait([task])
    return task.cancelled()


async def main() -> None:
    waiting = asyncio.create_task(waits())
    await asyncio.sleep(0)  # now it waits
    print(f"waits: ended {await cancel(waiting)}")

    log: dict[str, int] = {}
    await asyncio.wait([asyncio.create_task(computes(log))])
    print(f"computes: canceled at {log['canceled at']}, did {log['did']}")
    print(f"computes: went on after its next wait {'went on' in log}")

    call = Call()
    blocking = asyncio.create_task(blocks(call))
    while not call.started.is_set():
        await asyncio.sleep(0.001)
    ended = await cancel(blocking)
    print(f"blocks: ended {ended}, call finished {call.finished}")
    call.release.set()
    await asyncio.get_running_loop().shutdown_default_executor()
    print(f"blocks: later, call finished {call.finished}")


if __name__ == "__main__":
    asyncio.run(main())
