"""Merge sort, one task per merge: its work, its span, its greedy schedules."""

N = 1024  # a power of two
moved = [0] * N  # task i merges what tasks 2i and 2i + 1 have sorted


# region sort
def merge_sort(items: list[int], task: int = 1) -> list[int]:
    if len(items) == 1:
        return items
    half = len(items) // 2
    left = merge_sort(items[:half], 2 * task)
    right = merge_sort(items[half:], 2 * task + 1)
    merged = []
    while left or right:  # one element after the other: this part is serial
        source = left if not right or left and left[-1] > right[-1] else right
        merged.append(source.pop())
        moved[task] += 1
    return merged[::-1]


def span(task: int) -> int:
    """Length of the longest chain of moves that ends with this task."""
    if task >= N:
        return 0
    return moved[task] + max(span(2 * task), span(2 * task + 1))


# endregion


def greedy(processors: int) -> int:
    """Steps until all is done, if no processor idles while a task is ready."""
    rest, missing, steps = moved.copy(), [2] * N, 0
    ready = list(range(N - 1, N // 2 - 1, -1))  # the merges of two elements
    while ready:
        steps += 1
        running = ready[:processors]
        for task in running:
            rest[task] -= 1
        for task in [task for task in running if rest[task] == 0]:
            ready.remove(task)
            missing[task // 2] -= 1
            if task > 1 and missing[task // 2] == 0:
                ready.append(task // 2)
    return steps


def main() -> None:
    assert merge_sort([i * 389 % N for i in range(N)]) == list(range(N))
    work, longest = sum(moved), span(1)
    print(f"work {work}, span {longest}, parallelism {work / longest:.2f}")
    print("    P  at least  greedy  at most  speed-up")
    for p in (1, 2, 4, 8, 64, 512):
        low, high = max(-(-work // p), longest), work // p + longest
        assert low <= (steps := greedy(p)) <= high
        print(f"{p:5}{low:10}{steps:8}{high:9}{work / steps:10.2f}")


main()
