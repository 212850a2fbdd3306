import ctypes
import mmap
import os

PAGE = mmap.PAGESIZE
PAGES = 4096
CHILDREN = 3


def count(pid: int, start: int, key: str) -> float:
    """What the kernel counts for the mapping at `start`, in pages."""
    ours = False
    with open(f"/proc/{pid}/smaps") as smaps:
        for line in smaps:
            first, *rest = line.split()
            if "-" in first:  # a header: addresses, rights, ...
                low, high = (int(part, 16) for part in first.split("-"))
                ours = low <= start < high
            elif ours and first == key:
                return int(rest[0]) * 1024 / PAGE
    raise LookupError(key)


# region fork
def measure(label: str, advice: int, step: int) -> None:
    memory = mmap.mmap(-1, PAGES * PAGE, flags=mmap.MAP_PRIVATE)
    memory.madvise(advice)
    for page in range(PAGES):
        memory[page * PAGE] = 1
    start = ctypes.addressof(ctypes.c_char.from_buffer(memory))
    written, tell = os.pipe()
    wait, release = os.pipe()
    pids = [os.getpid()]
    for _ in range(CHILDREN):
        if (pid := os.fork()) == 0:
            os.close(release)
            for page in range(0, PAGES, step):
                memory[page * PAGE] = 2  # the first write copies it
            os.write(tell, b".")
            os.read(wait, 1)  # until the parent closes its end
            os._exit(0)
        pids.append(pid)
    for _ in range(CHILDREN):
        os.read(written, 1)
    rss = sum(count(pid, start, "Rss:") for pid in pids)
    pss = sum(count(pid, start, "Pss:") for pid in pids)
    print(f"{label}: {PAGES // step} pages written by each child")
    print(f"{label}: sum of RSS {rss:.0f}")
    print(f"{label}: sum of PSS {pss:.0f}")
    os.close(release)
    for pid in pids[1:]:
        os.waitpid(pid, 0)


# endregion

if __name__ == "__main__":
    measure("4 KiB pages", mmap.MADV_NOHUGEPAGE, 16)
    measure("huge pages", mmap.MADV_HUGEPAGE, 512)
