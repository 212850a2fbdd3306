"""What does one parked asyncio task cost, and what does each await add?"""

import asyncio
import tracemalloc

COUNT = 5_000


# region park
async def wait(depth: int, gate: asyncio.Event) -> None:
    """Block at the gate, `depth` awaits down."""
    if depth == 0:
        await gate.wait()
    else:
        await wait(depth - 1, gate)


async def park(depth: int) -> int:
    """Hold tasks at a gate and return the bytes of each."""
    gate = asyncio.Event()
    before, _ = tracemalloc.get_traced_memory()
    tasks = [asyncio.create_task(wait(depth, gate)) for _ in range(COUNT)]
    await asyncio.sleep(0)  # each runs until it waits
    after, _ = tracemalloc.get_traced_memory()
    gate.set()
    await asyncio.gather(*tasks)
    return (after - before) // COUNT


# endregion
async def main() -> None:
    shallow = await park(0)
    deep = await park(10)
    print(f"task that awaits the gate: {shallow} bytes")
    print(f"each further await: {(deep - shallow) // 10} bytes")


if __name__ == "__main__":
    tracemalloc.start()
    asyncio.run(main())
