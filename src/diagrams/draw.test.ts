import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { globSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDrafter, type Drafter } from './draw.ts';
import type { Drawing } from './drawing.ts';
import { kinds } from './kinds.ts';

const fixtures = path.join(import.meta.dirname, 'fixtures');
const meta = { title: 'A title', description: 'A description.', line: 1 };
const read = (file: string) => readFileSync(path.join(fixtures, file), 'utf8');
const samples = kinds.map(({ name }) => {
  const [simplest = ''] = globSync(`${name}/1-*.mmd`, { cwd: fixtures });
  return { name, file: simplest, code: read(simplest) };
});

let cacheDir = '';
let first: Drafter;
const drawings = new Map<string, Drawing>();

beforeAll(async () => {
  cacheDir = await mkdtemp(path.join(tmpdir(), 'diagrams-'));
  first = createDrafter({ cacheDir });
  await Promise.all(
    samples.map(async ({ name, file, code }) =>
      drawings.set(name, await first.draw({ ...meta, code, file })),
    ),
  );
}, 60_000);

afterAll(async () => {
  await first.close();
  await rm(cacheDir, { recursive: true });
});

const drawn = (name: string): Drawing => {
  const drawing = drawings.get(name);
  if (drawing === undefined) throw new Error(`${name} was not drawn`);
  return drawing;
};

test.each(kinds.map(({ name }) => name))(
  '%s: the drawing has a size, a name and an outline',
  (name) => {
    const { svg, type, width, height, title, outline } = drawn(name);
    expect(type).toBe(name);
    expect(svg).toContain(`width="${width}" height="${height}"`);
    expect(Math.min(width, height)).toBeGreaterThan(40);
    expect(svg).toContain(`>${title}</title>`);
    expect(svg).toMatch(
      /^<svg [^>]*role="img" aria-labelledby="(\w+)" aria-describedby="(\w+)".*<title id="\1">.*<desc id="\2">/,
    );
    expect(outline.length).toBeGreaterThan(1);
  },
);

test.each(kinds.map(({ name }) => name))(
  '%s: nothing in the drawing needs styles, scripts or foreign elements',
  (name) => {
    const { svg } = drawn(name);
    expect(svg).not.toMatch(
      /\sstyle=|<style|<script|<foreignObject|\son\w+=|font-family|="#|rgb\(|hsl\(/i,
    );
    expect(svg).not.toMatch(/NaN|undefined|Infinity|\d\.\d{6}/);
  },
);

test('ids are unique over all drawings, and every reference has its id', () => {
  const all = [...drawings.values()].map(({ svg }) => svg).join('');
  const ids = [...all.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const references = [...all.matchAll(/url\(#([^)]+)\)|aria-\w+="([^"]+)"/g)];
  expect(ids).toEqual(
    expect.arrayContaining(references.map(([, marker, label]) => marker ?? label)),
  );
});

test('the same source gives the same bytes, whatever was drawn before', async () => {
  const second = createDrafter({});
  const turned = [];
  for (const { name, code, file } of samples.toReversed())
    turned.push({ name, drawing: await second.draw({ ...meta, code, file }) });
  await second.close();
  for (const { name, drawing } of turned) expect(drawing).toEqual(drawn(name));
}, 60_000);

test('two builds draw once', async () => {
  const second = createDrafter({ cacheDir });
  for (const { name, code, file } of samples)
    expect(await second.draw({ ...meta, code, file })).toEqual(drawn(name));
  expect(second.stats).toEqual({ drawn: 0, cached: samples.length });
  await second.close();
});

test('a diagram that stands twice in a build is drawn once', async () => {
  const counts: number[] = [];
  const drafter = createDrafter({ onDrawn: (count) => counts.push(count) });
  const code = 'pie\n accTitle: T\n accDescr: D\n "a" : 1\n "b" : 2';
  const [one, two] = await Promise.all(
    [1, 2].map((line) => drafter.draw({ code, file: 'x', line })),
  );
  await drafter.close();
  expect(one).toBe(two);
  expect(counts).toEqual([1]);
});

test('another title makes another drawing', async () => {
  const code = 'block\n  a b';
  const one = await first.draw({ ...meta, code, file: 'x' });
  const two = await first.draw({ ...meta, title: 'Another title', code, file: 'x' });
  expect(one.svg).not.toBe(two.svg);
});

test('a damaged entry of the cache is drawn again and mended', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'diagrams-'));
  const source = { ...meta, code: read('pie/1-simple.mmd'), file: 'x' };
  const before = createDrafter({ cacheDir: directory });
  await before.draw(source);
  const files = await readdir(directory, { recursive: true });
  const entry = files.find((name) => name.endsWith('.json')) ?? '';
  const file = path.join(directory, entry);
  const whole = await readFile(file, 'utf8');
  await writeFile(file, whole.replace('<text', '<test'));
  await before.draw(source);
  await before.close();
  expect(before.stats).toEqual({ drawn: 2, cached: 0 });
  expect(await readFile(file, 'utf8')).toBe(whole);
  await rm(directory, { recursive: true });
});

test('drawing leaves the globals of the build alone', () => {
  expect('document' in globalThis).toBe(false);
});

test.each([
  ['sequence', 'Client → Cache: GET user:42'],
  ['flowchart', 'In cache? → Return the value: yes'],
  ['state', 'Closed → Open: failures exceed the limit'],
  ['class', 'Producer → Queue: puts'],
  ['er', 'CUSTOMER (exactly one) — ORDER (zero or more): places'],
  ['gantt', 'Prepare – Dual writes: 2026-01-01 to 2026-01-21'],
  ['timeline', '2014: Raft'],
  ['quadrant', 'Redis: x 0.2, y 0.3'],
  ['xychart', 'line: 0: 0, 2.5: 3750, 5: 7500, 7.5: 11250, 10: 15000'],
  ['packet', 'bits 16–31: Destination port'],
  ['block', 'Client → Proxy'],
  ['git', 'main: commit 5 merges feature'],
  ['mindmap', 'When: On read, On write'],
  ['sankey', 'Requests → Cache hit: 80'],
  ['pie', 'hit: 80%'],
])('%s: the outline says “%s”', (name, line) => {
  expect(drawn(name).outline).toContain(line);
});

test('good, bad, accent and muted reach the shape', () => {
  expect(drawn('flowchart').svg).toMatch(/class="box good"/);
  expect(drawn('state').svg).toMatch(/class="box bad"/);
});

test('every class of a drawing stands in the stylesheet, but for lines as they come', () => {
  const css = readFileSync(path.join(import.meta.dirname, 'diagram.css'), 'utf8');
  const used = [...drawings.values()].flatMap(({ svg }) =>
    [...svg.matchAll(/ class="([^"]+)"/g)].flatMap(([, names = '']) => names.split(' ')),
  );
  const strangers = [...new Set(used)].filter((name) => !new RegExp(`\\.${name}\\b`).test(css));
  expect(strangers.toSorted()).toEqual(['wire']);
});

test('the stylesheet is small: every page of the site carries it', () => {
  const css = readFileSync(path.join(import.meta.dirname, 'diagram.css'));
  expect(brotliCompressSync(css).length).toBeLessThan(2000);
});
