"""A heartbeat every 10 ms shows who keeps the loop from turning."""

import asyncio
import time
from collections.abc import Awaitable, Callable


# region heartbeat
class Heartbeat:
    beats = 0
    worst_lag = 0.0

    async def run(self) -> None:
        while True:
            due = time.monotonic() + 0.010
            await asyncio.sleep(0.010)
            self.worst_lag = max(self.worst_lag, time.monotonic() - due)
            self.beats += 1


async def blocking() -> None:
    time.sleep(0.2)  # the thread sleeps, and the loop with it


async def awaiting() -> None:
    await asyncio.sleep(0.2)  # the loop goes on


async def offloaded() -> None:
    await asyncio.to_thread(time.sleep, 0.2)  # another thread sleeps


# endregion
async def observe(handler: Callable[[], Awaitable[None]]) -> None:
    heart = Heartbeat()
    task = asyncio.create_task(heart.run())
    await asyncio.sleep(0)  # now the first beat is scheduled
    await handler()
    during = heart.beats
    while heart.beats == during:  # one beat more, which knows its lag
        await asyncio.sleep(0.001)
    task.cancel()
    if during == 0 and heart.worst_lag > 0.180:
        print(f"{handler.__name__:9} no beat, the next over 180 ms late")
    else:
        print(f"{handler.__name__:9} the heart went on beating")


async def main() -> None:
    for handler in (blocking, awaiting, offloaded):
        await observe(handler)


if __name__ == "__main__":
    asyncio.run(main())
