"""Three tasks in progress at once on one thread, executing one at a time."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class Gauge:
    """How many are inside now, and how many were inside at most."""

    def __init__(self) -> None:
        self.now = self.most = 0

    @contextmanager
    def inside(self) -> Iterator[None]:
        self.now += 1
        self.most = max(self.most, self.now)
        yield
        self.now -= 1


async def main() -> None:
    in_progress, executing = Gauge(), Gauge()
    order: list[str] = []

    # region task
    async def task(name: str) -> None:
        with in_progress.inside():
            for step in (1, 2, 3):
                with executing.inside():
                    order.append(f"{name}{step}")
                await asyncio.sleep(0)  # a wait: the others may go on

    # endregion

    await asyncio.gather(task("a"), task("b"), task("c"))
    print("order:", " ".join(order))
    print("in progress at once:", in_progress.most)
    print("executing at once:", executing.most)


asyncio.run(main())
