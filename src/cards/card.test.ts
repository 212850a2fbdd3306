import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { accent, Bitmap, steps } from './bitmap.ts';
import { colors, height, margin, openDrawer, titleWidth, width } from './card.ts';
import type { Card, Drawer } from './card.ts';
import { disc, rectangle } from './outline.ts';
import { relationsOf } from './relations.ts';
import { setTitle } from './title.ts';

const card: Card = {
  title: 'Caching',
  level: 'core',
  category: { number: '08', title: 'Caching', glyph: 'M4 5h16v6H4zM4 15h10v4H4z' },
  relations: { dots: 6, own: 2, planned: [4], others: [[0, 1]] },
};
const noRelations = { dots: 1, own: 0, planned: [], others: [] };

/** How dark each pixel is, 0 to 31, row after row; of a PNG as ours are. */
function darkness(file: Buffer): readonly Uint8Array[] {
  const at = file.indexOf('IDAT');
  const rows = inflateSync(file.subarray(at + 4, at + 4 + file.readUInt32BE(at - 4)));
  return Array.from({ length: height }, (_, y) =>
    rows.subarray(y * (width + 1) + 1, (y + 1) * (width + 1)).map((index) => index & steps),
  );
}

/** Sum of darkness in the zone of the title. */
const inkOfTitle = (file: Buffer): number =>
  darkness(file)
    .slice(150, 490)
    .reduce((sum, row) => sum + row.subarray(0, 880).reduce((total, each) => total + each, 0), 0);

describe('a card', () => {
  let drawer: Drawer;
  beforeAll(async () => {
    drawer = await openDrawer();
  });

  test('is a PNG of 1200 × 630', () => {
    const file = drawer.draw(card);
    expect(file.subarray(1, 4).toString()).toBe('PNG');
    expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(file.length).toBeLessThan(60_000);
  });

  test('is read by another decoder in the colors of the site', async (context) => {
    const astro = createRequire(createRequire(import.meta.url).resolve('astro/package.json'));
    let sharp;
    try {
      sharp = astro('sharp') as (file: Buffer) => {
        raw(): { toBuffer(): Promise<Buffer> };
      };
    } catch {
      return context.skip('sharp is an optional dependency of Astro');
    }
    const pixels = await sharp(drawer.draw(card)).raw().toBuffer();
    expect(pixels.length).toBe(width * height * 3);
    const colorAt = (x: number, y: number) =>
      `#${pixels.subarray((y * width + x) * 3, (y * width + x) * 3 + 3).toString('hex')}`;
    expect(colorAt(5, 5)).toBe(colors.paper);
    expect(colorAt(600, 507)).toBe(colors.ink); // the ruler
    const all = new Set(Array.from({ length: height }, (_, y) => colorAt(width - margin - 11, y)));
    expect(all).toContain(colors.accent);
  });

  test('has its title drawn: another title leaves other ink, and a longer one more of it', () => {
    const [a, b, c] = ['Raft', 'Paxos', 'Raft and Paxos'].map((title) =>
      drawer.draw({ ...card, title }),
    ) as [Buffer, Buffer, Buffer];
    expect(inkOfTitle(a)).toBeGreaterThan(10_000);
    expect(inkOfTitle(a)).not.toBe(inkOfTitle(b));
    expect(inkOfTitle(c)).toBeGreaterThan(inkOfTitle(b));
    expect(drawer.draw({ ...card, title: 'Raft' }).equals(a)).toBe(true);
  });

  test('keeps any title inside the margins', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'WMia gj−éŁ漢→'), maxLength: 90 });
    fc.assert(
      fc.property(letters, (title) => {
        const rows = darkness(drawer.draw({ ...card, title, relations: noRelations }));
        for (const [y, row] of rows.entries()) {
          const ink = row.findLastIndex((each) => each > 0);
          const isTitle = y > 150 && y < 490;
          const reach = isTitle && ink < 1000 ? margin + titleWidth + 2 : width - margin + 1;
          expect(ink, `row ${y} of ${title}`).toBeLessThanOrEqual(reach);
          expect(row.findIndex((each) => each > 0)).not.toBeLessThan(ink < 0 ? -1 : margin - 6);
        }
        // Nothing of the title touches the wordmark or the ruler.
        for (const y of [...Array(20).keys()].map((at) => 140 + at)) {
          expect(Math.max(...rows[y]!.subarray(0, 900))).toBe(0);
        }
        expect(Math.max(...rows[500]!)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  test('draws signs that the typeface lacks as one types them', () => {
    const [sign, words] = ['a → b', 'a -> b'].map((title) => drawer.draw({ ...card, title }));
    expect(sign!.equals(words!)).toBe(true);
  });

  test('of the whole site has the size of the others', () => {
    const file = drawer.drawName('An open wiki on distributed systems');
    expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual([1200, 630]);
  });
});

test('cards have the colors that pages have by day', () => {
  const tokens = readFileSync('src/styles/tokens.css', 'utf8');
  for (const [name, color] of Object.entries(colors))
    expect(tokens).toContain(`--${name}: light-dark(${color},`);
});

describe('a title', () => {
  const evenly = (text: string) => text.length * 0.5;

  test('has lines about equally long, and as few as fit', () => {
    expect(setTitle('Process vs Thread', 800, evenly).lines).toEqual(['Process vs Thread']);
    expect(setTitle('Green Threads and Async Runtimes', 800, evenly).lines).toEqual([
      'Green Threads and',
      'Async Runtimes',
    ]);
  });

  test('loses no word as long as it fits, and is never wider than its room', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(words, (list) => {
        const { lines, size } = setTitle(list.join(' '), 800, evenly);
        expect(lines.length).toBeLessThanOrEqual(3);
        for (const line of lines) expect(evenly(line) * size).toBeLessThanOrEqual(800);
        expect(lines.join(' ')).toBe(list.join(' '));
      }),
    );
  });

  test('that does not fit at all is cut', () => {
    const { lines } = setTitle('x'.repeat(400), 800, evenly);
    expect(lines).toHaveLength(3);
    expect(lines[2]).toMatch(/…$/);
  });
});

describe('a bitmap', () => {
  const sum = (bitmap: Bitmap): number => bitmap.rows.reduce((total, each) => total + each, 0);

  test('covers as much as a shape has area', () => {
    const size = fc.double({ min: 1, max: 40, noNaN: true });
    fc.assert(
      fc.property(size, size, size, (x, y, radius) => {
        const bitmap = new Bitmap(200, 200);
        bitmap.fill(disc([x + 50, y + 50], radius));
        const area = 24 * radius ** 2 * Math.sin(Math.PI / 24); // of a polygon of 48 corners
        expect(Math.abs(sum(bitmap) / steps - area)).toBeLessThan(0.02 * area + radius * 0.3);
      }),
    );
  });

  test('cuts off what is outside, and marks no byte before a row', () => {
    const bitmap = new Bitmap(10, 10);
    bitmap.fill(rectangle(-20, -20, 100, 100), accent);
    bitmap.fill(disc([10, 5], 4));
    for (let y = 0; y < 10; y += 1) expect(bitmap.rows[y * 11]).toBe(0);
    expect(sum(bitmap)).toBe(100 * (accent + steps));
  });
});

test('the relations of a card are the article, what is read before it, and the rest below', () => {
  const group = (type: 'prerequisite' | 'used-by', ...slugs: readonly string[]) => ({
    label: type,
    type,
    end: 'out' as const,
    articles: slugs.map((slug) => ({
      slug,
      title: slug,
      summary: '',
      why: '',
      isPlanned: slug === 'later',
    })),
  });
  const drawn = relationsOf([group('used-by', 'b', 'later'), group('prerequisite', 'a')], (slug) =>
    slug === 'a' ? [{ to: 'b' }, { to: 'elsewhere' }] : [],
  );
  expect(drawn).toEqual({ dots: 4, own: 1, planned: [3], others: [[0, 2]] });
});
