import mmap
import os
import tempfile

PAGE = mmap.PAGESIZE
PAGES = 256


# region steps
def dirty_pages(path: str) -> int:
    """Dirty pages of this process's mapping of `path`."""
    with open("/proc/self/smaps") as smaps:
        ours = False
        for line in smaps:
            key, *rest = line.split()
            if "-" in key:  # a header: addresses, rights, ..., file
                ours = line.rstrip().endswith(path)
            elif ours and key in ("Private_Dirty:", "Shared_Dirty:"):
                if int(rest[0]):
                    return int(rest[0]) * 1024 // PAGE
    return 0


def main() -> None:
    with tempfile.NamedTemporaryFile() as file:
        file.write(b"." * PAGES * PAGE)
        file.flush()
        os.fsync(file.fileno())
        memory = mmap.mmap(file.fileno(), PAGES * PAGE)
        for page in range(0, PAGES, 8):
            memory[page * PAGE] = ord("x")
        print("dirty after 32 stores:", dirty_pages(file.name))
        file.seek(8 * PAGE)
        print("read() sees:", file.read(1).decode())
        memory.flush()  # msync(): write back and wait
        print("dirty after msync():", dirty_pages(file.name))
        memory.close()


# endregion

if __name__ == "__main__":
    main()
