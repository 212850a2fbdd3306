"""The same sum as tasks of one number and as tasks of a thousand numbers."""

import time
from concurrent.futures import ThreadPoolExecutor

N = 20_000


# region add
def add(grain: int) -> tuple[int, float]:
    """Sum 1 to N on two threads; also return the CPU time it took."""
    chunks = [range(i, i + grain) for i in range(1, N + 1, grain)]
    with ThreadPoolExecutor(2) as pool:
        before = time.process_time()
        total = sum(pool.map(sum, chunks))
        return total, time.process_time() - before


# endregion


def main() -> None:
    fine, fine_cpu = min((add(1) for _ in range(3)), key=lambda r: r[1])
    coarse, coarse_cpu = min((add(1000) for _ in range(3)), key=lambda r: r[1])
    same = fine == coarse == N * (N + 1) // 2
    print("same sum:", "true" if same else "false")
    print(f"CPU time, fine / coarse: {fine_cpu / coarse_cpu:.0f}")


main()
