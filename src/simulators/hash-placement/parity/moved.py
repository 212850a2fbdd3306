"""How many of 20,000 keys move when an eleventh node joins ten: mod, ring (100 points), rendezvous, jump."""

from bisect import bisect_left

MASK = 0xFFFFFFFF


def finish(word: int) -> int:
    word = ((word ^ (word >> 16)) * 0x85EBCA6B) & MASK
    word = ((word ^ (word >> 13)) * 0xC2B2AE35) & MASK
    return word ^ (word >> 16)


def hash32(text: str) -> int:
    word = 0x811C9DC5
    for byte in text.encode():
        word = ((word ^ byte) * 0x01000193) & MASK
    return finish(word)


KEYS = [hash32(f"key:{key}") for key in range(20_000)]


def mod(nodes: int) -> list[int]:
    return [key % nodes for key in KEYS]


def ring(nodes: int) -> list[int]:
    points = sorted((hash32(f"node:{n}#{p}"), n) for n in range(nodes) for p in range(100))
    hashes = [point for point, _ in points]
    return [points[bisect_left(hashes, key) % len(points)][1] for key in KEYS]


def rendezvous(nodes: int) -> list[int]:
    names = [hash32(f"node:{n}") for n in range(nodes)]
    return [max(range(nodes), key=lambda n: (finish(key ^ names[n]), -n)) for key in KEYS]


def jump_bucket(key: int, buckets: int) -> int:
    last, following = -1, 0
    while following < buckets:
        last = following
        key = (key * 2862933555777941757 + 1) & 0xFFFFFFFFFFFFFFFF
        following = int((last + 1) * (2**31 / ((key >> 33) + 1)))
    return last


def jump(nodes: int) -> list[int]:
    return [jump_bucket(key, nodes) for key in KEYS]


for place in (mod, ring, rendezvous, jump):
    print(sum(before != after for before, after in zip(place(10), place(11))))
