/** Makes the font that the site serves from the one that Fontsource ships: `node src/styles/font/subset.ts`. */
import { readFile, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

const source = import.meta
  .resolve('@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2');
const range = (from: number, to: number): string =>
  String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, step) => from + step));

/** Latin-1 and the signs of good typesetting; the same as `unicode-range` in `tokens.css`. */
const characters = `${range(0x20, 0x7e)}${range(0xa0, 0xff)}‐‑–—‘’‚“”„†‡•…‰′″‹›€™−∕\u2009\u202f`;

const subset = await subsetFont(await readFile(new URL(source)), characters, {
  targetFormat: 'woff2',
  variationAxes: { wght: { min: 400, max: 700 } },
});
const file = new URL('atkinson-hyperlegible-next.woff2', import.meta.url);
await writeFile(file, subset);
console.log(`${file.pathname}: ${(subset.length / 1000).toFixed(1)} kB`);
