"""Requests per node when keys are spread evenly and requests are not."""

from bisect import bisect_left

KEYS, BITS = 100_000, 2**64 - 1
TOTAL = sum(1 / n for n in range(1, KEYS + 1))  # key n gets 1/n of it


def hash64(text: str) -> int:
    """FNV-1a over the bytes, then the finalizer of MurmurHash3."""
    h = 0xCBF29CE484222325
    for byte in text.encode():
        h = (h ^ byte) * 0x100000001B3 & BITS
    h = (h ^ h >> 33) * 0xFF51AFD7ED558CCD & BITS
    h = (h ^ h >> 33) * 0xC4CEB9FE1A85EC53 & BITS
    return h ^ h >> 33


PLACES = [hash64(f"user:{n}") for n in range(1, KEYS + 1)]


# region load
def busiest(nodes: int, spread: int) -> tuple[float, float]:
    """Keys and requests of the fullest node, as multiples of the mean.

    The `spread` most popular keys are on all nodes, each read anywhere.
    """
    circle = sorted(
        (hash64(f"node:{node}#{n}"), node)
        for node in range(nodes)
        for n in range(200)
    )
    keys, requests = [0] * nodes, [0.0] * nodes
    for n, place in enumerate(PLACES, 1):
        if n <= spread:
            requests = [load + 1 / n / nodes for load in requests]
        else:
            node = circle[bisect_left(circle, (place, 0)) % len(circle)][1]
            keys[node] += 1
            requests[node] += 1 / n
    return max(keys) * nodes / KEYS, max(requests) * nodes / TOTAL


# endregion


def main() -> None:
    print(f"the most popular key gets {100 / TOTAL:.2f} % of the requests")
    print("nodes  keys  requests  with the top 10, 100 keys on all nodes")
    for nodes in (5, 10, 20, 50, 100):
        (keys, plain), (_, ten), (_, many) = (
            busiest(nodes, spread) for spread in (0, 10, 100)
        )
        print(f"{nodes:5} {keys:5.2f} {plain:9.2f} {ten:11.2f} {many:6.2f}")


main()
