"""Tries every order of two tiny programs on three machines."""

# A step is ("W", address) to write 1, or ("R", address, register).
TESTS = {
    "store buffering": (
        [("W", "x"), ("R", "y", "r1")],
        [("W", "y"), ("R", "x", "r2")],
    ),
    "message passing": (
        [("W", "data"), ("W", "flag")],
        [("R", "flag", "r1"), ("R", "data", "r2")],
    ),
}


# May the second step overtake the first? (Their addresses differ here.)
# region machines
def in_order(first: tuple, second: tuple) -> bool:  # sequential consistency
    return False


def total_store_order(first: tuple, second: tuple) -> bool:  # x86
    return first[0] == "W" and second[0] == "R"


def weak(first: tuple, second: tuple) -> bool:  # Arm without barriers
    return True


# endregion


def outcomes(threads: tuple, may_overtake) -> list[tuple[int, int]]:
    found = set()

    def run(left: tuple[list, list], memory: dict, registers: dict) -> None:
        if not any(left):
            found.add((registers["r1"], registers["r2"]))
        for t, steps in enumerate(left):
            for i, step in enumerate(steps):
                earlier = steps[:i]
                if not all(may_overtake(e, step) for e in earlier):
                    continue
                rest = list(left)
                rest[t] = earlier + steps[i + 1 :]
                if step[0] == "W":
                    run(tuple(rest), memory | {step[1]: 1}, registers)
                else:
                    value = memory.get(step[1], 0)
                    run(tuple(rest), memory, registers | {step[2]: value})

    run(threads, {}, {})
    return sorted(found)


for name, threads in TESTS.items():
    print(f"{name}, possible (r1, r2)")
    for machine in (in_order, total_store_order, weak):
        print(f"  {machine.__name__:17}", *outcomes(threads, machine))
