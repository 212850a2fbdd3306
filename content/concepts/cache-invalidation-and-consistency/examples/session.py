"""Three local caches of one key: what does one user get to see?"""

from random import Random

NODES, TTL, STEPS = 3, 60, 10_000  # one request a step; the TTL is in steps


# region session
class Node:
    """A local cache of one key: its version, and when it was filled."""

    def __init__(self) -> None:
        self.version, self.filled = 0, -TTL

    def read(self, origin: int, now: int, at_least: int) -> tuple[int, bool]:
        """Returns the version served and whether the origin was asked."""
        expired = now - self.filled >= TTL
        if expired or self.version < at_least:
            self.version, self.filled = origin, now
            return origin, True
        return self.version, False


# endregion


def simulate(route: str, token: bool) -> tuple[int, int, int]:
    """Own writes not seen, reads that go back, reads of the origin."""
    random, nodes = Random(1), [Node() for _ in range(NODES)]
    origin = written = newest = unseen = back = asked = 0
    for now in range(STEPS):
        node = nodes[random.randrange(NODES)]
        if route == "one node":
            node = nodes[0]
        elif route == "one node, moved":  # every 20 steps
            node = nodes[now // 20 % NODES]
        action = random.random()
        origin += action < 0.04  # a write, by our user or elsewhere
        if action < 0.02:  # our user's goes through the node
            written, node.filled = origin, -TTL  # which drops its own entry
        elif action >= 0.04:
            at_least = max(written, newest) if token else 0
            version, origin_read = node.read(origin, now, at_least)
            unseen += version < written
            back += version < newest
            asked += origin_read
            newest = max(newest, version)
    return unseen, back, asked


def main() -> None:
    print(f"{'':24}{'own write':>10}{'goes':>7}{'origin':>8}")
    print(f"{'':24}{'not seen':>10}{'back':>7}{'reads':>8}")
    for route in ("any node", "one node", "one node, moved"):
        for token in (False, True):
            name = route + (" + token" if token else "")
            print("{:24}{:10}{:7}{:8}".format(name, *simulate(route, token)))


main()
