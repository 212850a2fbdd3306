"""One CPU, three priorities, one lock: how long does the urgent task wait?"""


class Task:
    def __init__(self, name: str, priority: int, start: int, plan: str) -> None:
        self.name, self.priority = name, priority
        self.start, self.plan, self.end = start, list(plan), 0


def run(medium: int, inherit: bool) -> tuple[str, int]:
    # a plan is a list of ticks: "." computes, "L" computes under the lock
    low = Task("l", 1, 0, ".LLLL.")
    middle = Task("m", 2, 4, "." * medium)
    high = Task("h", 3, 3, ".LL.")
    tasks, holder, timeline, now = [low, middle, high], None, "", 0

    # region schedule
    while any(task.plan for task in tasks):
        ready = [t for t in tasks if t.plan and t.start <= now]

        def blocked(task: Task) -> bool:
            return task.plan[0] == "L" and holder not in (None, task)

        def urgency(task: Task) -> int:
            if inherit and task is holder:
                waiting = [t.priority for t in ready if blocked(t)]
                return max([task.priority, *waiting])
            return task.priority

        task = max((t for t in ready if not blocked(t)), key=urgency)
        # endregion
        tick = task.plan.pop(0)
        timeline += task.name.upper() if tick == "L" else task.name
        now += 1
        if tick == "L":
            holder = task if task.plan[0] == "L" else None
        if not task.plan:
            task.end = now
    return timeline, high.end - high.start


for inherit in (False, True):
    print("with inheritance" if inherit else "without inheritance")
    for medium in (5, 50, 500):
        timeline, took = run(medium, inherit)
        shown = timeline if medium == 5 else "..."
        print(f"  medium task of {medium:3}: urgent task took {took:3}  {shown}")
