"""The slots of Redis and Valkey: CRC16 of the key or its hash tag."""

from binascii import crc_hqx  # CRC-16/XMODEM when it starts from 0

SLOTS = 16_384


def slot(key: str) -> int:
    """Only what stands in the first {…} counts, unless it is empty."""
    start = key.find("{")
    end = key.find("}", start + 1)
    if start >= 0 and end > start + 1:
        key = key[start + 1 : end]
    return crc_hqx(key.encode(), 0) % SLOTS


def main() -> None:
    print(f"CRC16 of 123456789: {crc_hqx(b'123456789', 0):04X}")
    for key in ("user1000", "{user1000}.following", "{user1000}.followers"):
        print(f"{key:21} slot {slot(key):5}")
    # ten nodes own 1,638 or 1,639 slots each, then give some to node 10
    owner = [number * 10 // SLOTS for number in range(SLOTS)]
    given = [number for number in range(SLOTS) if number % 11 == 0]
    taken = set(given[: SLOTS // 11])
    keys = [f"user:{n}" for n in range(20_000)]
    moved = sum(slot(key) in taken for key in keys)
    load = [0] * 11
    for key in keys:
        load[10 if slot(key) in taken else owner[slot(key)]] += 1
    print(f"node 10 takes {len(taken)} slots: {moved} of 20000 keys move")
    print(f"most loaded of 11 nodes: {max(load) * 11 / 20_000:.2f} of the mean")


main()
