"""One task makes 1,000 steps. How often does its neighbor run meanwhile?"""

import asyncio
from collections.abc import Awaitable, Callable

STEPS = 1_000


# region steps
async def no_await() -> None:
    pass  # a step that is only computing


async def ready() -> int:
    return 42  # an async function with nothing to wait for


async def await_ready() -> None:
    await ready()  # runs it to its end, like a call


async def full_queue() -> None:
    await queue.get()  # an item is there, so nothing to wait for


async def yielding() -> None:
    await asyncio.sleep(0)  # asks the loop to run the others


# endregion
queue: asyncio.Queue[int] = asyncio.Queue()


async def neighbor(turns: list[int]) -> None:
    while True:
        turns[0] += 1
        await asyncio.sleep(0)


async def measure(step: Callable[[], Awaitable[None]]) -> int:
    turns = [0]
    other = asyncio.create_task(neighbor(turns))
    await asyncio.sleep(0)  # it has started and yielded
    before = turns[0]
    for _ in range(STEPS):
        await step()
    during = turns[0] - before
    other.cancel()
    return during


async def main() -> None:
    for number in range(STEPS):
        queue.put_nowait(number)
    for step in (no_await, await_ready, full_queue, yielding):
        print(f"{step.__name__:11} neighbor ran {await measure(step):4} times")


if __name__ == "__main__":
    asyncio.run(main())
