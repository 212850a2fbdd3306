import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemAt, itemsOf, textOf } from './cbor.ts';
import { deal } from './chunks.ts';
import { Desk } from './desk.ts';
import { writeIndex } from './pagefind-index.ts';

const list = async (file: string): Promise<readonly Buffer[]> =>
  items(itemAt(gunzipSync(await readFile(file)), 'pagefind_dcd'.length));
const items = (from: Buffer | undefined): readonly Buffer[] => (from && itemsOf(from)) ?? [];
const texts = (from: Buffer): readonly string[] => items(from).map((item) => textOf(item) ?? '');

test('small parts hold every word once, in order, between the bounds that the meta file tells', async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'chunks-'));
  const words = Array.from({ length: 9000 }, (_, number) => `w${(number * 7919).toString(36)}`);
  const desk = new Desk(path.join(home, 'desk'));
  await desk.put('one', 'x', `<html lang="en"><body><p>${words.join(' ')}</p></body></html>`);
  const index = path.join(home, 'index');
  await writeIndex(desk.folder, index);

  const meta = (await readdir(index)).find((file) => file.endsWith('.pf_meta')) ?? '';
  const parts = items((await list(path.join(index, meta)))[2]).map(texts);
  expect(parts.length).toBeGreaterThan(1);
  expect((await readdir(path.join(index, 'index'))).length).toBe(parts.length);
  const all: string[] = [];
  for (const [from, to, name] of parts) {
    const [part] = await list(path.join(index, 'index', `${name}.pf_index`));
    const here = items(part).map((word) => texts(word)[0] ?? '');
    expect([here[0], here.at(-1)]).toEqual([from, to]);
    all.push(...here);
  }
  expect(all).toEqual([...new Set(all)].toSorted());
  expect(all.length).toBeGreaterThan(8000);
  await rm(home, { recursive: true });
});

test('a piece is no larger than asked, or a word that stands alone', () => {
  const word = fc.integer({ min: 1, max: 30 }).map((length) => Buffer.alloc(length));
  fc.assert(
    fc.property(fc.array(word), fc.integer({ min: 1, max: 60 }), (words, most) => {
      const pieces = deal(words, most);
      expect(pieces.flat()).toEqual(words);
      for (const piece of pieces)
        expect(piece.length === 1 || Buffer.concat(piece).length <= most).toBe(true);
    }),
  );
});
