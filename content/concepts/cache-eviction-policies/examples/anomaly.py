"""Belady's anomaly: one more slot gives FIFO one more fault."""

REQUESTS = [1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5]


def replay(size: int, promote: bool) -> tuple[int, list[set[int]]]:
    """Faults and the content after each request: LRU if promoting."""
    queue, faults, contents = list[int](), 0, list[set[int]]()
    for key in REQUESTS:
        if key not in queue:
            faults += 1
            if len(queue) == size:
                queue.pop(0)
            queue.append(key)
        elif promote:
            queue.remove(key)
            queue.append(key)
        contents.append(set(queue))
    return faults, contents


for name, promote in (("FIFO", False), ("LRU", True)):
    faults, contents = zip(*(replay(n, promote) for n in (3, 4)))
    lost = [n for n, (a, b) in enumerate(zip(*contents), 1) if not a <= b]
    print(f"{name}: {faults[0]} faults with 3 slots, {faults[1]} with 4")
    print(f"  4 slots lack what 3 hold after requests {lost}")
