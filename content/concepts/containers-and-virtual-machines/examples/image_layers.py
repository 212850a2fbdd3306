import hashlib
import io
import tarfile

Files = dict[str, bytes]


def layer(files: Files) -> bytes:
    """One layer: a tar archive of what was added, changed or removed."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as tar:
        for path, data in sorted(files.items()):
            entry = tarfile.TarInfo(path)
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))
    return buffer.getvalue()


# region apply
def apply(root: Files, blob: bytes) -> Files:
    """The file system after one more layer."""
    merged = dict(root)
    with tarfile.open(fileobj=io.BytesIO(blob)) as tar:
        for entry in tar:
            name = entry.name.rpartition("/")[2]
            if name.startswith(".wh."):  # a whiteout hides a lower file
                merged.pop(entry.name[: -len(name)] + name[4:], None)
            else:
                merged[entry.name] = tar.extractfile(entry).read()
    return merged


def main() -> None:
    base = layer({"bin/app": b"\x7f" * 500_000})
    key = layer({"etc/key": b"secret", "tmp/cache": b"0" * 300_000})
    clean = layer({"etc/.wh.key": b"", "tmp/.wh.cache": b""})
    other = layer({"etc/conf": b"port=80"})
    image, second = [base, key, clean], [base, other]

    root: Files = {}
    for blob in image:
        root = apply(root, blob)
    print("files in the container:", ", ".join(root))
    print("image grew by removing:", sum(map(len, image)) > len(base + key))
    print("key still in a layer:", any(b"secret" in b for b in image))

    store = {hashlib.sha256(b).hexdigest(): b for b in image + second}
    print(f"layers in two images: {len(image + second)}, stored: {len(store)}")


# endregion

if __name__ == "__main__":
    main()
