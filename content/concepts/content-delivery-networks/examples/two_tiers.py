"""How old a response gets in two tiers, with and without the Age field."""

LIFETIME, EDGES, HOUR = 60, 20, 3_600


class Tier:
    def __init__(self, upstream, keep_age: bool) -> None:
        self.upstream, self.keep_age = upstream, keep_age
        self.made = self.stored = self.asked = 0
        self.age = LIFETIME  # nothing fresh yet

    # region get
    def get(self, now: int) -> tuple[int, int]:
        """When the response was made, and the Age sent with it."""
        if self.age + now - self.stored >= LIFETIME:
            self.made, self.age = self.upstream(now)
            self.stored = now
            self.asked += 1
        age = self.age + now - self.stored
        return self.made, age if self.keep_age else 0

    # endregion


def run(keep_age: bool) -> None:
    shield = Tier(lambda now: (now, 0), keep_age)
    edges = [Tier(shield.get, keep_age) for _ in range(EDGES)]
    oldest = crowd = 0
    for now in range(HOUR):
        before = sum(edge.asked for edge in edges)
        for number, edge in enumerate(edges):
            if now >= 7 * number:  # the edges start 7 s apart
                made, _ = edge.get(now)
                oldest = max(oldest, now - made)
        if now >= HOUR // 2:
            asked = sum(edge.asked for edge in edges) - before
            crowd = max(crowd, asked)
    name = "Age passed on" if keep_age else "Age removed"
    print(f"{name:14} {oldest:9} s {crowd:21} {shield.asked:14}")


if __name__ == "__main__":
    print("               oldest copy  edges asking at once  to the origin")
    for keep_age in (True, False):
        run(keep_age)
