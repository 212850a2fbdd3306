/** An item of CBOR (RFC 8949), of the kinds that Pagefind writes: numbers, texts, bytes, lists, maps, simple values. */
export interface Item {
  /** As it stands in the file. */
  readonly bytes: Buffer;
  /** The items of a list. */
  readonly items: readonly Item[] | undefined;
  readonly text: string | undefined;
}

const kinds = { bytes: 2, text: 3, list: 4, map: 5, tag: 6, simple: 7 } as const;

/**
 * Reads the item that begins at a place.
 *
 * @throws on items without a length, and where the bytes end early
 */
export function readItem(from: Buffer, start: number): Item {
  const head = from.readUInt8(start);
  const kind = head >> 5;
  const { value, end } = readValue(from, start, head & 31);
  const until = (stop: number, extra: Partial<Item> = {}): Item => ({
    bytes: from.subarray(start, stop),
    items: undefined,
    text: undefined,
    ...extra,
  });
  if (kind === kinds.text)
    return until(end + value, { text: from.toString('utf8', end, end + value) });
  if (kind === kinds.bytes) return until(end + value);
  if (kind !== kinds.list && kind !== kinds.map && kind !== kinds.tag) return until(end);
  const count = kind === kinds.map ? 2 * value : kind === kinds.tag ? 1 : value;
  const items: Item[] = [];
  let at = end;
  for (let number = 0; number < count; number++) {
    const item = readItem(from, at);
    at += item.bytes.length;
    items.push(item);
  }
  return until(at, kind === kinds.list ? { items } : {});
}

function readValue(from: Buffer, start: number, short: number): { value: number; end: number } {
  if (short < 24) return { value: short, end: start + 1 };
  if (short > 27) throw new RangeError(`An item of CBOR at ${start} has no length of its own.`);
  const size = 2 ** (short - 24);
  const value =
    size === 8 ? Number(from.readBigUInt64BE(start + 1)) : from.readUIntBE(start + 1, size);
  return { value, end: start + 1 + size };
}

export function writeText(text: string): Buffer {
  const content = Buffer.from(text, 'utf8');
  return Buffer.concat([writeHead(kinds.text, content.length), content]);
}

export function writeArray(items: readonly Buffer[]): Buffer {
  return Buffer.concat([writeHead(kinds.list, items.length), ...items]);
}

function writeHead(kind: number, value: number): Buffer {
  const head = Buffer.alloc(value < 24 ? 1 : value < 256 ? 2 : value < 65_536 ? 3 : 5);
  head[0] = (kind << 5) | (value < 24 ? value : value < 256 ? 24 : value < 65_536 ? 25 : 26);
  if (head.length > 1) head.writeUIntBE(value, 1, head.length - 1);
  return head;
}
