import mmap
import resource

PAGE = mmap.PAGESIZE
PAGES = 16_384


def faults() -> int:
    """Page faults of this process that needed no disk."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt


def resident() -> int:
    """Pages of this process that are in memory."""
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1])


# region count
def touch(memory: mmap.mmap, pages: int) -> None:
    for page in range(pages):
        memory[page * PAGE] = 1  # one byte is enough


def count(label: str, advice: int, pages: int) -> None:
    before, held = faults(), resident()
    memory = mmap.mmap(-1, PAGES * PAGE, flags=mmap.MAP_PRIVATE)
    memory.madvise(advice)
    mapped = faults() - before
    touch(memory, pages)
    touched = faults() - before - mapped
    again = faults()
    touch(memory, pages)
    print(f"{label}: faults to map {PAGES} pages: {mapped}")
    print(f"{label}: faults at the first touch of {pages}: {touched}")
    print(f"{label}: faults at the second: {faults() - again}")
    print(f"{label}: pages that became resident: {resident() - held}")


# endregion

if __name__ == "__main__":
    count("small", mmap.MADV_NOHUGEPAGE, PAGES // 4)
    count("huge", mmap.MADV_HUGEPAGE, PAGES)
