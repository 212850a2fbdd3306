"""Page faults that reading and writing inherited pages cost after fork."""

import mmap
import os
import resource
import sys

PAGES = 4_096
WRITTEN = 1_024


def page_faults() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt


def sum_of_pages(memory: mmap.mmap) -> int:
    return sum(memory[page * mmap.PAGESIZE] for page in range(PAGES))


def child(memory: mmap.mmap) -> None:
    start = page_faults()
    inherited = sum_of_pages(memory)
    after_read = page_faults()
    for page in range(WRITTEN):
        memory[page * mmap.PAGESIZE] = 2
    after_write = page_faults()
    print(f"pages the child inherited: {inherited}")
    print(f"faults while reading them: {after_read - start}")
    print(f"faults while writing {WRITTEN}: {after_write - after_read}")
    sys.stdout.flush()


def main() -> None:
    flags = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS
    with mmap.mmap(-1, PAGES * mmap.PAGESIZE, flags=flags) as memory:
        memory.madvise(mmap.MADV_NOHUGEPAGE)  # count pages of the base size
        for page in range(PAGES):
            memory[page * mmap.PAGESIZE] = 1

        pid = os.fork()
        if pid == 0:
            child(memory)
            os._exit(0)
        os.waitpid(pid, 0)
        print(f"pages the parent sees changed: {sum_of_pages(memory) - PAGES}")


if __name__ == "__main__":
    main()
