"""Single flight: callers of one key share one load, its result, its error."""

import asyncio
from collections.abc import Awaitable, Callable

CALLERS = 1_000


# region group
class Group:
    """Merges concurrent loads of a key. It remembers nothing afterwards."""

    def __init__(self) -> None:
        self._calls: dict[str, asyncio.Task[str]] = {}

    async def do(self, key: str, load: Callable[[], Awaitable[str]]) -> str:
        task = self._calls.get(key)
        if task is None:  # the first caller starts the load, as a task
            task = asyncio.ensure_future(load())
            self._calls[key] = task
            task.add_done_callback(lambda _: self._calls.pop(key))
        return await asyncio.shield(task)  # a caller may leave, the load stays


# endregion


async def run(fail: bool = False, leave: bool = False) -> str:
    """CALLERS ask for one key while its load hangs; tells what they got."""
    group, gate, loads = Group(), asyncio.Event(), 0

    async def load() -> str:
        nonlocal loads
        loads += 1
        await gate.wait()
        if fail:
            raise OSError("origin down")
        return "value"

    asks = [asyncio.ensure_future(group.do("k", load)) for _ in range(CALLERS)]
    await asyncio.sleep(0)  # now all of them wait
    if leave:
        asks[0].cancel()
    gate.set()
    got = await asyncio.gather(*asks, return_exceptions=True)
    values = sum(g == "value" for g in got)
    failed = sum(isinstance(g, OSError) for g in got)
    rest = CALLERS - values - failed
    counts = f"{loads} loads, {values} values, {failed} errors, {rest} gone"
    await asyncio.gather(group.do("k", load), return_exceptions=True)
    return f"{counts}; a later call: {loads} loads"


async def main() -> None:
    print("single flight:", await run())
    print("failing load:", await run(fail=True))
    print("first caller leaves:", await run(leave=True))


asyncio.run(main())
