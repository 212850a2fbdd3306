"""How old is a response when two clocks disagree? (RFC 9111, 4.2.3)"""

LIFETIME = 300  # Cache-Control: max-age=300
DATE = 0  # by the clock of the origin


def initial_ages(age: int, sent: int, received: int) -> tuple[int, int]:
    apparent = max(0, received - DATE)  # compares two clocks
    corrected = age + (received - sent)  # one clock, plus Age
    return apparent, corrected


def main() -> None:
    # True time, in seconds after the origin made the response: a shield hands
    # it on with Age: 90; the edge asked at 89 and received it at 91.
    cases = [
        ("clocks agree", 90, 0),
        ("edge 60 s slow", 90, -60),
        ("edge 60 s fast", 90, 60),
        ("shield drops Age", 0, 0),
        ("drops Age, 60 s slow", 0, -60),
    ]
    print("case                  apparent  corrected   max  age   max-age=300")
    for name, age, skew in cases:
        sent, received, now = 89 + skew, 91 + skew, 271 + skew
        apparent, corrected = initial_ages(age, sent, received)
        current = max(apparent, corrected) + (now - received)
        left = LIFETIME - current
        verdict = f"fresh, {left} s left" if left > 0 else "stale"
        print(
            f"{name:21} {apparent:8} {corrected:10} "
            f"{max(apparent, corrected):5} {current:4}   {verdict}"
        )


if __name__ == "__main__":
    main()
