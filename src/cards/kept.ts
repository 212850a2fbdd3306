import { createHash, randomUUID } from 'node:crypto';
import { globSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { openDrawer, type Card, type Drawer } from './card.ts';

const folder = path.resolve('.cache/cards');
const end = Buffer.from('IEND');

let drawer: Promise<Drawer> | undefined;
let version: Promise<string> | undefined;

/** An article's card as PNG; drawn once, and taken from the cache as long as card, typeface and this room are the same. */
export function articleCard(card: Card): Promise<Uint8Array<ArrayBuffer>> {
  return kept(JSON.stringify(card), (open) => open.draw(card));
}

/** The card of all pages that are no article. */
export function siteCard(words: string): Promise<Uint8Array<ArrayBuffer>> {
  return kept(JSON.stringify(words), (open) => open.drawName(words));
}

async function kept(
  what: string,
  draw: (open: Drawer) => Buffer<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  version ??= roomVersion();
  const key = createHash('sha256')
    .update(`${await version}\0${what}`)
    .digest('hex')
    .slice(0, 32);
  const file = path.join(folder, `${key}.png`);
  const known = await readFile(file).catch(() => undefined);
  if (known?.subarray(-12).includes(end) === true) return known;

  drawer ??= openDrawer();
  const drawn = draw(await drawer);
  await mkdir(folder, { recursive: true });
  // Written beside and renamed, so that a build that is stopped leaves no half file.
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, drawn);
  await rename(draft, file);
  return drawn;
}

/** Of the sources that draw, wherever the build has put this module, and of the typeface. */
async function roomVersion(): Promise<string> {
  const { resolve } = createRequire(import.meta.url);
  const here = path.resolve('src/cards');
  const sources = globSync('*.ts', { cwd: here }).filter((name) => !name.endsWith('.test.ts'));
  const files = [
    ...sources.toSorted().map((name) => path.join(here, name)),
    resolve('@fontsource-variable/atkinson-hyperlegible-next/package.json'),
  ];
  const sum = createHash('sha256');
  for (const file of files) sum.update(await readFile(file)).update('\0');
  return sum.digest('hex');
}
