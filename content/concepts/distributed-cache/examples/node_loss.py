"""Origin reads after one of ten cache nodes is lost, by what clients do."""

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from itertools import accumulate

KEYS, SLOTS, WINDOW, BITS = 10_000, 1_000, 10_000, 2**64 - 1
STEPS = list(accumulate(10**12 // n for n in range(1, KEYS + 1)))
DEAD, GUTTER, NONE = 3, 10, -1


def mixed(number: int) -> int:
    """The finalizer of MurmurHash3: numbers become hashes."""
    number = (number ^ number >> 33) * 0xFF51AFD7ED558CCD & BITS
    number = (number ^ number >> 33) * 0xC4CEB9FE1A85EC53 & BITS
    return number ^ number >> 33


# region owner
RING = sorted((mixed(n + 10**9), n % 10) for n in range(1_000))
LIVE = [point for point in RING if point[1] != DEAD]


def owner(key: int, reaction: str, lost: bool) -> int:
    """The node to ask for a key, or none."""
    if reaction == "mod n":
        live = [node for node in range(10) if node != DEAD or not lost]
        return live[mixed(key) % len(live)]
    points = LIVE if lost and reaction == "next on ring" else RING
    node = points[bisect_left(points, (mixed(key), 0)) % len(points)][1]
    if lost and node == DEAD:
        return GUTTER if reaction == "gutter" else NONE
    return node


# endregion


def origin_reads(reaction: str, windows: int = 30, loss: int = 20) -> list[int]:
    """Reads of the origin per 10,000 requests; the node dies at `loss`."""
    nodes = [OrderedDict[int, None]() for _ in range(11)]
    seed, reads = 1, [0] * windows
    for n in range(windows * WINDOW):
        seed = (seed * 6364136223846793005 + 1442695040888963407) & BITS
        key = bisect_right(STEPS, seed * STEPS[-1] >> 64)
        where = owner(key, reaction, n >= loss * WINDOW)
        if where != NONE and key in nodes[where]:
            nodes[where].move_to_end(key)
            continue
        reads[n // WINDOW] += 1
        if where != NONE:
            nodes[where][key] = None
            if len(nodes[where]) > SLOTS:
                nodes[where].popitem(last=False)
    return reads


def main() -> None:
    print("origin reads per 10,000 requests, by windows after the loss")
    print(f"{'':14} before    1st    2nd    5th   10th")
    for reaction in ("ask origin", "mod n", "next on ring", "gutter"):
        reads = origin_reads(reaction)
        row = [reads[i] for i in (19, 20, 21, 24, 29)]
        print(f"{reaction:14}", *(f"{count:6}" for count in row))


main()
