import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { itemAt, itemsOf, textOf, writeArray, writeText } from './cbor.ts';

/** What stands before the content of each of Pagefind's files. */
const signature = Buffer.from('pagefind_dcd');

/** Compressed bytes that a part should have: Pagefind makes them about 36 kB, and a question of five words needs five. */
const wanted = 4_500;

/**
 * Cuts the parts of an index (`index/*.pf_index`, words in order) into smaller ones, so that looking up a word transfers
 * less. Pagefind 1.6.0 has no setting for this. Its files are CBOR: a part is a list that holds a list of words; the
 * meta file is a list whose third item lists the parts, each as first word, last word and name.
 *
 * @throws when the files are not made like this
 */
export async function cutParts(folder: string): Promise<void> {
  const metaFile = (await readdir(folder)).find((file) => file.endsWith('.pf_meta'));
  if (metaFile === undefined) throw new Error('Pagefind wrote no meta file: look at chunks.ts.');
  const meta = contentOf(await readFile(path.join(folder, metaFile)));
  const [version, pages, parts, ...rest] = meta;
  const entries = parts === undefined ? undefined : itemsOf(parts);
  if (version === undefined || pages === undefined || entries === undefined)
    throw new Error('Pagefind’s meta file lists no parts of the index: look at chunks.ts.');

  const cut: Buffer[] = [];
  for (const entry of entries) {
    const name = textAt(entry, 2);
    if (name === undefined)
      throw new Error('A part of Pagefind’s index has no name: look at chunks.ts.');
    const file = path.join(folder, 'index', `${name}.pf_index`);
    const packed = await readFile(file);
    const [list] = contentOf(packed);
    const words = list === undefined ? undefined : itemsOf(list);
    if (words === undefined) throw new Error(`${file} lists no words: look at chunks.ts.`);
    const bytes = words.reduce((sum, word) => sum + word.length, 0);
    for (const piece of deal(words, (bytes * wanted) / packed.length))
      cut.push(await writePart(folder, name, piece));
    await rm(file);
  }
  const body = writeArray([version, pages, writeArray(cut), ...rest]);
  await writeFile(
    path.join(folder, metaFile),
    gzipSync(Buffer.concat([signature, body]), { level: 9 }),
  );
}

/** Writes a part, and returns its entry in the meta file. */
async function writePart(folder: string, from: string, words: readonly Buffer[]): Promise<Buffer> {
  const content = writeArray([writeArray(words)]);
  const language = from.split('_')[0] ?? '';
  const name = `${language}_${createHash('sha256').update(content).digest('hex').slice(0, 10)}`;
  await writeFile(
    path.join(folder, 'index', `${name}.pf_index`),
    gzipSync(Buffer.concat([signature, content]), { level: 9 }),
  );
  const bounds = [words[0], words.at(-1)].map((word) => word && textAt(word, 0));
  return writeArray([...bounds, name].map((text) => writeText(text ?? '')));
}

/**
 * Deals words out in order, so that no piece has more than so many bytes. A word that has more by itself, like “the”,
 * stands alone: its neighbors would all be as expensive as it is.
 */
export function deal(words: readonly Buffer[], most: number): readonly (readonly Buffer[])[] {
  const dealt: Buffer[][] = [];
  let room = 0;
  for (const word of words) {
    const piece = dealt.at(-1);
    if (piece !== undefined && word.length <= room) piece.push(word);
    else {
      dealt.push([word]);
      room = most;
    }
    room -= word.length;
  }
  return dealt;
}

/** The text at a place of a list. */
function textAt(list: Buffer, place: number): string | undefined {
  const item = itemsOf(list)?.[place];
  return item === undefined ? undefined : textOf(item);
}

/** The items of the list that a file of Pagefind is. */
function contentOf(packed: Buffer): readonly Buffer[] {
  const content = gunzipSync(packed);
  if (!content.subarray(0, signature.length).equals(signature))
    throw new Error('A file of Pagefind does not begin with its signature: look at chunks.ts.');
  const items = itemsOf(itemAt(content, signature.length));
  if (items === undefined) throw new Error('A file of Pagefind holds no list: look at chunks.ts.');
  return items;
}
