"""A task fails; what happens to its sibling? gather() against TaskGroup."""

import asyncio


class Sibling:
    """Writes when it is told to, unless it has been cancelled."""

    def __init__(self) -> None:
        self.may_write = asyncio.Event()
        self.fate = "running"

    async def run(self) -> None:
        try:
            await self.may_write.wait()
            self.fate = "wrote after the caller had given up"
        except asyncio.CancelledError:
            self.fate = "cancelled"
            raise


async def fail() -> None:
    raise RuntimeError("no stock")


# region gather
async def with_gather(sibling: Sibling) -> None:
    await asyncio.gather(fail(), sibling.run())


async def with_task_group(sibling: Sibling) -> None:
    async with asyncio.TaskGroup() as group:
        group.create_task(fail())
        group.create_task(sibling.run())


# endregion


async def main() -> None:
    for order in (with_gather, with_task_group):
        sibling = Sibling()
        try:
            await order(sibling)
        except* RuntimeError:
            left = len(asyncio.all_tasks()) - 1  # all but main()
            print(f"{order.__name__}: error seen, tasks left: {left}")
        sibling.may_write.set()
        while len(asyncio.all_tasks()) > 1:
            await asyncio.sleep(0)
        print(f"  sibling: {sibling.fate}")


asyncio.run(main())
