"""Which tasks a pool starts, queues and rejects: the rule of Java's executor."""

from collections import deque


class Pool:
    """Decisions only: nothing ends while the tasks arrive."""

    def __init__(self, core: int, most: int, room: float) -> None:
        self.core, self.most, self.room = core, most, room
        self.running: list[int] = []
        self.queue: deque[int] = deque()
        self.rejected: list[int] = []

    # region execute
    def execute(self, task: int) -> None:
        if len(self.running) < self.core:
            self.running.append(task)  # a new thread, even if others idle
        elif len(self.queue) < self.room:
            self.queue.append(task)  # before any further thread
        elif len(self.running) < self.most:
            self.running.append(task)  # only because the queue is full
        else:
            self.rejected.append(task)

    # endregion


def main() -> None:
    for room in (3, 0, float("inf")):
        pool = Pool(core=2, most=4, room=room)
        for task in range(1, 11):
            pool.execute(task)
        print("room for", "any number" if room == float("inf") else room)
        print("  running: ", *pool.running)
        print("  waiting: ", *pool.queue or "-")
        print("  rejected:", *pool.rejected or "-")


main()
