import { constants, crc32, deflateSync } from 'node:zlib';

export type Color = readonly [red: number, green: number, blue: number];

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/**
 * A picture whose colors are indexes into a palette, as PNG (W3C, Portable Network Graphics, third edition). Only runs
 * are looked for: of a flat drawing that makes a file nearly as small as searching does, in a fifth of the time.
 * @param rows a byte for each pixel, and before each row a byte that names its filter
 */
export function png(
  width: number,
  height: number,
  rows: Uint8Array,
  palette: readonly Color[],
): Buffer<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8); // bits an index, indexed color, deflate, filters by row, not interlaced
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { strategy: constants.Z_RLE, chunkSize: 65_536 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const whole = Buffer.alloc(data.length + 12);
  whole.writeUInt32BE(data.length, 0);
  whole.write(type, 4, 'latin1');
  whole.set(data, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, data.length + 8)), data.length + 8);
  return whole;
}
