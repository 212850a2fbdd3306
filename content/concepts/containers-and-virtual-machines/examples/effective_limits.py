import math
import tempfile
from pathlib import Path


# region limits
def effective(mount: Path, group: str) -> tuple[float, float]:
    """CPUs and bytes that cgroup v2 grants: the least of all ancestors."""
    cpus, memory = math.inf, math.inf
    here = mount / group.lstrip("/")
    for folder in (here, *here.parents):
        try:
            quota, period = (folder / "cpu.max").read_text().split()
            if quota != "max":
                cpus = min(cpus, int(quota) / int(period))
        except FileNotFoundError:
            pass  # the root has none, or the controller is off
        try:
            text = (folder / "memory.max").read_text().strip()
            if text != "max":
                memory = min(memory, int(text))
        except FileNotFoundError:
            pass
        if folder == mount:
            break
    return cpus, memory


# endregion


def main() -> None:
    """Builds a tree as below /sys/fs/cgroup and asks for its limits."""
    tree = {
        "pods": ("400000 100000", "8589934592"),
        "pods/shop": ("150000 100000", "1073741824"),
        "pods/shop/web": ("max 100000", "2147483648"),
        "pods/shop/log": ("50000 100000", "max"),
    }
    with tempfile.TemporaryDirectory() as folder:
        mount = Path(folder)
        for group, (cpu, memory) in tree.items():
            (mount / group).mkdir()
            (mount / group / "cpu.max").write_text(cpu + "\n")
            (mount / group / "memory.max").write_text(memory + "\n")
        for group in tree:
            cpus, memory = effective(mount, "/" + group)
            own = " and ".join(tree[group])
            print(f"{group}: {cpus} CPUs, {memory / 2**20:.0f} MiB ({own})")


if __name__ == "__main__":
    main()
