"""A server that rejects, and clients that do not take no for an answer.

One step is one second. The server does 100 units of work a second: a request
served costs 1 unit, a request rejected 1/4. Ninety new requests arrive each
second, 140 of them from second 10 to 19. A rejected request comes back a
second later, at most three times.
"""

WORK, REJECTION, ATTEMPTS = 100.0, 0.25, 4


def served_of(arrivals: float) -> float:
    """Spend the second's work on rejections for what cannot be served."""
    if arrivals <= WORK:
        return arrivals
    return max(0.0, (WORK - REJECTION * arrivals) / (1 - REJECTION))


def run(budget: float | None) -> dict[int, tuple[float, float]]:
    """Return (arrivals, served) by second; `budget` caps retries per new."""
    retries = [0.0] * (ATTEMPTS - 1)  # waiting to come back, by attempt
    history = {}
    for second in range(121):
        new = 140.0 if 10 <= second < 20 else 90.0
        if budget is not None and sum(retries) > budget * new:
            share = budget * new / sum(retries)
            retries = [r * share for r in retries]  # the rest give up
        arrivals = new + sum(retries)
        served = served_of(arrivals)
        history[second] = arrivals, served
        refused = 1 - served / arrivals
        retries = [n * refused for n in [new, *retries[:-1]]]
    return history


def main() -> None:
    runs = {
        "no retries": run(0.0),
        "3 retries": run(None),
        "3 retries, 10% budget": run(0.1),
    }
    moments = 9, 15, 25, 120
    print(f"{'arriving/served':24}", *(f"{f'second {m}':>12}" for m in moments))
    for name, history in runs.items():
        pairs = (history[moment] for moment in moments)
        cells = [f"{came:6.0f} / {done:3.0f}" for came, done in pairs]
        print(f"{name:24}", *cells)
    assert runs["3 retries"][120][1] < 50 < 89 < runs["no retries"][120][1]


if __name__ == "__main__":
    main()
