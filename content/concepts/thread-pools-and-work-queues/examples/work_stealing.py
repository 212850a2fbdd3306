"""A tree of 8,191 tasks: one shared queue, and deques with work stealing."""

from collections import deque
from random import Random

DEPTH, WORKERS = 12, 8
TASKS = 2 ** (DEPTH + 1) - 1


def shared() -> tuple[int, int, int]:
    queue, rounds, most = deque([0]), 0, 1
    while queue:
        rounds += 1
        for level in [queue.popleft() for _ in range(min(WORKERS, len(queue)))]:
            if level < DEPTH:
                queue += [level + 1, level + 1]
        most = max(most, len(queue))
    return rounds, TASKS, most


# region stealing
def stealing(oldest: bool) -> tuple[int, int, int]:
    """Rounds, tasks taken from others, and most tasks waiting at once."""
    deques: list[deque[int]] = [deque() for _ in range(WORKERS)]
    deques[0].append(0)
    random, rounds, steals, most = Random(1), 0, 0, 1
    while any(deques):
        rounds += 1
        for me, own in enumerate(deques):
            if own:
                level = own.pop()  # my newest task
                if level < DEPTH:
                    own += [level + 1, level + 1]
            elif victim := deques[(me + 1 + random.randrange(WORKERS - 1)) % WORKERS]:
                own.append(victim.popleft() if oldest else victim.pop())
                steals += 1
        most = max(most, sum(map(len, deques)))
    return rounds, steals, most


# endregion


def main() -> None:
    print(f"{TASKS} tasks, {WORKERS} workers, at least {-(-TASKS // WORKERS)} rounds")
    print("                  rounds  shared takes  most waiting")
    for name, (rounds, takes, most) in (
        ("one shared queue", shared()),
        ("steal the oldest", stealing(oldest=True)),
        ("steal the newest", stealing(oldest=False)),
    ):
        print(f"{name}{rounds:8}{takes:14}{most:14}")


main()
