/**
 * CBOR (RFC 8949), as far as Pagefind writes it: numbers, texts, bytes, lists, maps, simple values. An item is the bytes
 * in which it stands; nothing of it is read that was not asked for.
 */

const kinds = { bytes: 2, text: 3, list: 4, map: 5, tag: 6, simple: 7 } as const;

/**
 * The item that begins at a place.
 *
 * @throws RangeError on items without a length, and where the bytes end early
 */
export function itemAt(from: Buffer, start = 0): Buffer {
  const end = endOf(from, start);
  if (end > from.length) throw new RangeError(`An item of CBOR at ${start} ends early.`);
  return from.subarray(start, end);
}

/** The items of a list, or nothing where the item is no list. */
export function itemsOf(list: Buffer): readonly Buffer[] | undefined {
  if (list.readUInt8(0) >> 5 !== kinds.list) return undefined;
  const items: Buffer[] = [];
  let at = headEnd(list, 0);
  for (let count = valueAt(list, 0); count > 0; count -= 1) {
    const item = itemAt(list, at);
    items.push(item);
    at += item.length;
  }
  return items;
}

/** What a text says, or nothing where the item is no text. */
export function textOf(item: Buffer): string | undefined {
  if (item.readUInt8(0) >> 5 !== kinds.text) return undefined;
  return item.toString('utf8', headEnd(item, 0));
}

/** Where the item ends that begins at a place; beyond the last byte if it is cut off. */
function endOf(from: Buffer, start: number): number {
  const kind = from.readUInt8(start) >> 5;
  const value = valueAt(from, start);
  let end = headEnd(from, start);
  if (kind === kinds.text || kind === kinds.bytes) return end + value;
  if (kind !== kinds.list && kind !== kinds.map && kind !== kinds.tag) return end;
  const count = kind === kinds.map ? 2 * value : kind === kinds.tag ? 1 : value;
  for (let item = 0; item < count; item += 1) end = endOf(from, end);
  return end;
}

/** An item begins with its kind and a number: itself, or how many bytes or items follow. */
function valueAt(from: Buffer, start: number): number {
  const size = sizeOfValue(from, start);
  if (size === 0) return from.readUInt8(start) & 31;
  return size === 8 ? Number(from.readBigUInt64BE(start + 1)) : from.readUIntBE(start + 1, size);
}

function headEnd(from: Buffer, start: number): number {
  return start + 1 + sizeOfValue(from, start);
}

function sizeOfValue(from: Buffer, start: number): number {
  const short = from.readUInt8(start) & 31;
  if (short > 27) throw new RangeError(`An item of CBOR at ${start} has no length of its own.`);
  return short < 24 ? 0 : 2 ** (short - 24);
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
