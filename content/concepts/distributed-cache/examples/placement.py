"""How many of 20,000 keys move when an eleventh node joins ten?"""

from bisect import bisect_left

KEYS = [f"user:{n}" for n in range(20_000)]
BITS = 2**64 - 1


def hash64(text: str) -> int:
    """FNV-1a over the bytes, then the finalizer of MurmurHash3."""
    h = 0xCBF29CE484222325
    for byte in text.encode():
        h = (h ^ byte) * 0x100000001B3 & BITS
    h = (h ^ h >> 33) * 0xFF51AFD7ED558CCD & BITS
    h = (h ^ h >> 33) * 0xC4CEB9FE1A85EC53 & BITS
    return h ^ h >> 33


# region place
def modulo(nodes: int) -> list[int]:
    return [hash64(key) % nodes for key in KEYS]


def ring(nodes: int, points: int) -> list[int]:
    """Each node has some points; a key belongs to the next point on."""
    circle = sorted(
        (hash64(f"node:{node}#{n}"), node)
        for node in range(nodes)
        for n in range(points)
    )
    owners = []
    for key in KEYS:
        at = bisect_left(circle, (hash64(key), 0))
        owners.append(circle[at % len(circle)][1])
    return owners


# endregion


def report(name: str, before: list[int], after: list[int]) -> None:
    moved = [new for old, new in zip(before, after) if old != new]
    astray = sum(new != 10 for new in moved)  # not to the new node
    most = max(before.count(node) for node in range(10)) / 2_000
    print(f"{name:18} {len(moved):6} {astray:7} {most:11.2f}")


def main() -> None:
    print("10 nodes, then 11   moved  astray  most/mean")
    report("hash mod n", modulo(10), modulo(11))
    for points in (1, 10, 100, 1000):
        name = f"ring, {points:4} points"
        report(name, ring(10, points), ring(11, points))


main()
