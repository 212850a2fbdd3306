import { JSDOM } from 'jsdom';
import { beforeAll, expect, test } from 'vitest';
import { measurer } from './box.ts';
import { readSheet } from './cascade.ts';
import { loadTypeface, type Typeface } from './font.ts';
import { parsePath, pathLength } from './path.ts';
import { parseSelector } from './selector.ts';
import { textStyle } from './text-style.ts';

let typeface: Typeface;
beforeAll(async () => {
  typeface = await loadTypeface();
});

const { document } = new JSDOM('<!DOCTYPE html><body></body>').window;

/** The first element of an SVG whose text is 15 px. */
function element(inner: string): Element {
  document.body.innerHTML = `<svg font-size="15">${inner}</svg>`;
  const first = document.querySelector('svg')?.firstElementChild;
  if (first == null) throw new Error(`nothing in ${inner}`);
  return first;
}

/** x, y, width and height as getBBox of Chromium 156 gave them, with the site's font at 15 px. */
const recorded: readonly (readonly [box: readonly number[], svg: string])[] = [
  [[0, -5, 41.344, 20], '<text x="0" y="10">Cache</text>'],
  [[0, -5, 97.859, 20], '<text x="0" y="10">AVATAR To Yes</text>'],
  [[0, -5, 157.791, 20], '<text x="0" y="10">3 * 4, SELECT * FROM t</text>'],
  [[0, -5, 129.375, 20], '<text x="0" y="10">“naïve” – ½ × ¾ … •</text>'],
  [[0, -3, 119.609, 17], '<text x="0" y="10" font-size="13">Requests per second</text>'],
  [[0, -1, 101.203, 14], '<text x="0" y="10" font-size="11">Requests per second</text>'],
  [[0, -5, 59.955, 20], '<text x="0" y="10" font-weight="700">Follower</text>'],
  [[0, -5, 85.906, 20], '<text x="0" y="10" font-weight="600">Region West</text>'],
  [[0, -5, 71.945, 20], '<text x="0" y="10" font-style="italic">heartbeats</text>'],
  [
    [0, -10, 46.22, 26],
    '<text x="0" y="10" font-style="italic" font-weight="bold" font-size="20">fjord</text>',
  ],
  [[53.102, -5, 94.561, 20], '<text x="100" y="10" text-anchor="middle">Load balancer</text>'],
  [[55.906, -5, 44.094, 20], '<text x="100" y="10" text-anchor="end">15000</text>'],
  [[0, -1.281, 25.938, 20], '<text x="0" y="10" dominant-baseline="middle">axis</text>'],
  [[0, 0, 25.938, 20], '<text x="0" y="10" dominant-baseline="central">axis</text>'],
  [[0, 7, 25.938, 20], '<text x="0" y="10" dominant-baseline="hanging">axis</text>'],
  [[0, 10, 25.938, 20], '<text x="0" y="10" dominant-baseline="text-before-edge">axis</text>'],
  [
    [-56.609, 0, 113.219, 36.5],
    '<text y="-10.1" text-anchor="middle"><tspan x="0" y="-0.1em" dy="1.1em"><tspan>the</tspan><tspan font-weight="bold"> leader</tspan><tspan> sends</tspan></tspan><tspan x="0" y="1em" dy="1.1em"><tspan>more</tspan></tspan></text>',
  ],
  [
    [0, 0, 33.547, 20],
    '<text y="-10.1"><tspan x="0" y="-0.1em" dy="1.1em"><tspan>3</tspan><tspan> *</tspan><tspan> 4</tspan></tspan></text>',
  ],
  [[5, -5, 118.578, 20], '<text x="5" y="10">  many   spaces\n here </text>'],
  [[5, -5, 24.766, 20], '<text x="5" y="10" xml:space="preserve">a  b</text>'],
  [[0, 0, 0, 0], '<text x="3" y="3"><tspan x="0" y="1em"></tspan></text>'],
  [
    [50, 50, 15, 15],
    '<g><g transform="translate(50,50)"><text y="-10"><tspan x="0"></tspan></text><rect x="10" y="10" width="5" height="5"/></g></g>',
  ],
  [
    [50, 50, 10, 10],
    '<g><g><g><text y="-10"><tspan x="0"></tspan></text></g></g><rect x="50" y="50" width="10" height="10"/></g>',
  ],
  [
    [0, 5, 23.249, 24.588],
    '<g><g transform="rotate(30) scale(2)"><circle cx="10" cy="5" r="4"/></g><line x1="0" y1="5" x2="9" y2="5"/><rect width="0" height="9" x="-40"/></g>',
  ],
  [
    [0, 0.002, 46.6, 52.195],
    '<path d="M0,6.7 a23.3,6.7 0,0,0 46.6,0 a23.3,6.7 0,0,0 -46.6,0 l0,38.8 a23.3,6.7 0,0,0 46.6,0 l0,-38.8"/>',
  ],
  [
    [10, 27.5, 260, 105],
    '<path d="M10,80 C40,10 65,10 95,80 S150,150 180,80 Q200,20 220,80 T260,80 h10 v-5 z"/>',
  ],
  [
    [42.968, 92.368, 113.825, 87.776],
    '<path d="M100,100 A60,30 30 1 0 150,160 a9.7,9.7 1 0,1 -7.2,19.5"/>',
  ],
];

test.each(recorded)('%j is what Chromium measures for %s', (expected, svg) => {
  const box = measurer(readSheet(''), typeface).box(element(svg));
  const { left, top, right, bottom } = box ?? { left: 0, top: 0, right: 0, bottom: 0 };
  const measured = [left, top, right - left, bottom - top];
  for (const [index, value] of measured.entries()) {
    expect(Math.abs(value - (expected[index] ?? NaN)), `${measured.join(' ')}`).toBeLessThan(0.03);
  }
});

const plain = { size: 16, weight: 400, italic: false };
const width = (text: string, style = plain) =>
  typeface.shape(text, style).reduce((sum, { advance }) => sum + advance, 0);

test('width grows in proportion to size', () => {
  for (const text of ['Cache', 'fi “AV” 42'])
    expect(width(text, { ...plain, size: 32 })).toBeCloseTo(2 * width(text), 6);
});

test('bold is wider than regular, semibold between the two', () => {
  const [regular, semibold, bold] = [400, 600, 700].map((weight) =>
    width('Requests', { ...plain, weight }),
  ) as [number, number, number];
  expect(regular).toBeLessThan(semibold);
  expect(semibold).toBeLessThan(bold);
});

test('kerning makes a pair narrower than its letters', () => {
  expect(width('AV')).toBeLessThan(width('A') + width('V'));
});

test('the font knows what it holds', () => {
  for (const character of 'Aé½×–—‘’“”…•−∕') expect(typeface.has(character), character).toBe(true);
  for (const character of '→λ≤😀') expect(typeface.has(character), character).toBe(false);
});

test('a straight path is as long as its ends are apart, a circle as its circumference', () => {
  expect(pathLength(parsePath('M0,0 L30,40'))).toBeCloseTo(50, 9);
  expect(pathLength(parsePath('M10,0 A10,10 0 1 1 -10,0 A10,10 0 1 1 10,0'))).toBeCloseTo(
    20 * Math.PI,
    1,
  );
});

test('flags of an arc need no separator, and relative commands go on from the last point', () => {
  expect(parsePath('M0 0a10 10 0 0120 0').at(-1)?.to).toEqual([20, 0]);
  expect(parsePath('m5 5l1 1m2 2v3').at(-1)?.to).toEqual([8, 11]);
});

test.each([
  ['#a .b text', true],
  ['.b > text', false],
  ['g.b>g text', true],
  ['.b *', true],
  ['[data-x$="z"] text', true],
  ['text:not(.c)', false],
  ['text:not(.d):not([y])', true],
  ['rect + g text', false],
  ['rect ~ g > text', true],
  [':hover', false],
])('the selector %s matches: %s', (source, expected) => {
  const root = element(
    '<g id="a"><g class="b" data-x="xyz"><rect/><line/><g><text class="c">x</text></g></g></g>',
  );
  const text = root.querySelector('text');
  if (text === null) throw new Error('no text');
  expect(parseSelector(source).matches(text)).toBe(expected);
});

test('the cascade weighs importance, inline style, specificity, order and attributes in this order', () => {
  const text = element('<text class="a" font-size="9" style="font-weight: 500">x</text>');
  const own = (css: string, property: string) => readSheet(css).own(text, property);
  expect(own('', 'font-size')).toBe('9');
  expect(own('text { font-size: 10px }', 'font-size')).toBe('10px');
  expect(own('.a { font-size: 11px } text { font-size: 10px }', 'font-size')).toBe('11px');
  expect(own('.a { font-size: 11px } .a { font-size: 12px }', 'font-size')).toBe('12px');
  expect(own('.a { font-weight: 700 }', 'font-weight')).toBe('500');
  expect(own('text { font-weight: 700 !important }', 'font-weight')).toBe('700');
  expect(own('@keyframes x { from { font-size: 1px } } text { font-size: 8px }', 'font-size')).toBe(
    '8px',
  );
});

test('sizes are inherited and resolved: em, %, ex', () => {
  const size = (css: string) =>
    textStyle(
      readSheet(css),
      element('<text><tspan>x</tspan></text>').firstElementChild as Element,
      typeface,
    ).size;
  expect(size('')).toBe(15);
  expect(size('text { font-size: 20px } tspan { font-size: 1.5em }')).toBe(30);
  expect(size('text { font-size: 20px } tspan { font-size: 50% }')).toBe(10);
  expect(size('text { font-size: 20px } tspan { font-size: 2ex }')).toBeCloseTo(2 * 0.496 * 20, 6);
});
