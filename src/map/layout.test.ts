import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { levels, relationTypes } from '#wiki/article.ts';
import type { Category } from '#wiki/category.ts';
import { towards } from './graph.ts';
import { linesOf } from './label.ts';
import { layOut, regionWidth, type Place } from './layout.ts';
import { neighborhoodOf } from './neighborhood.ts';
import { inNeighborlyOrder } from './order.ts';

/** A wiki of so many chapters and articles, each with so many relations to those after it. */
function wiki(chapters: number, many: number, relations: number) {
  const slug = (at: number) => `article-${at}`;
  const articles = Array.from({ length: many }, (_, at): Place => ({
    slug: slug(at),
    title: `The article with the number ${at}${at % 3 === 0 ? ', whose title is a long one' : ''}`,
    level: levels[at % 3]!,
    category: `chapter-${at % chapters}`,
    relations: Array.from({ length: relations }, (__, step) => ({
      type: relationTypes[(at + step) % 5]!,
      to: slug((at + 1 + step * 7) % many),
      why: 'because',
    })),
  }));
  const categories = Array.from({ length: chapters }, (_, number): Category => {
    const inside = articles.filter(({ category }) => category === `chapter-${number}`);
    return {
      slug: `chapter-${number}`,
      title: `Chapter ${number}`,
      number: number + 1,
      summary: '',
      glyph: '',
      order: inside.map((each) => each.slug),
    };
  });
  return { articles, categories };
}

describe('the map', () => {
  test('shows every article of a wiki of 160, and every relation', () => {
    const { articles, categories } = wiki(14, 160, 4);
    const map = layOut(articles, categories);
    expect(map.nodes).toHaveLength(160);
    expect(map.edges).toHaveLength(640);
    expect(map.regions.every(({ left }) => left === 0)).toBe(true);
  });

  test('is the same for the same wiki, in whatever order its articles come', () => {
    const { articles, categories } = wiki(5, 60, 4);
    const map = layOut(articles, categories);
    expect(layOut(articles.toReversed(), categories)).toEqual(map);
  });

  test('has no two titles, and no two regions, in one place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 200 }), (k, n) => {
        const { articles, categories } = wiki(k, n, 3);
        const { regions, nodes, width, height } = layOut(articles, categories);
        for (const [at, a] of regions.entries()) {
          expect(a.x + regionWidth).toBeLessThanOrEqual(width);
          expect(a.y + a.height).toBeLessThanOrEqual(height);
          for (const b of regions.slice(at + 1))
            expect(a.x !== b.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true);
        }
        const columns = Map.groupBy(nodes, ({ x }) => x);
        for (const column of columns.values()) {
          const sorted = column.toSorted((a, b) => a.y - b.y);
          for (const [at, node] of sorted.entries()) {
            const room = (sorted[at + 1]?.y ?? Infinity) - node.y;
            expect(room).toBeGreaterThanOrEqual(16 * node.lines.length);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('of a large wiki has the articles with most relations, and says how many it leaves out', () => {
    const { articles, categories } = wiki(14, 5000, 3);
    const { nodes, regions } = layOut(articles, categories);
    expect(nodes.length).toBeLessThanOrEqual(240);
    expect(nodes.length + regions.reduce((sum, { left }) => sum + left, 0)).toBe(5000);
  });
});

test('what is tied comes to stand together', () => {
  const inALine = (order: readonly number[]) => order.map((_, x) => ({ x, y: 0 }));
  const order = inNeighborlyOrder(
    4,
    [
      { a: 0, b: 3, weight: 5 },
      { a: 1, b: 2, weight: 5 },
    ],
    inALine,
  );
  expect(Math.abs(order.indexOf(0) - order.indexOf(3))).toBe(1);
  expect(Math.abs(order.indexOf(1) - order.indexOf(2))).toBe(1);
});

describe('arrow keys', () => {
  const here = { x: 300, y: 100 };
  const [above, near, far, left] = [
    { x: 300, y: 40 },
    { x: 600, y: 120 },
    { x: 600, y: 900 },
    { x: 0, y: 100 },
  ] as const;
  const all = [above, near, far, left];

  test('lead to what is related in their direction, the nearest first', () => {
    expect(towards(here, all, 'ArrowRight')).toBe(near);
    expect(towards(here, all, 'ArrowLeft')).toBe(left);
    expect(towards(here, all, 'ArrowUp')).toBe(above);
    expect(towards(here, all, 'ArrowDown')).toBeUndefined();
  });

  test('lead back where they came from when nothing is nearer', () => {
    expect(towards(near, [here], 'ArrowLeft')).toBe(here);
  });
});

describe('the neighborhood of an article', () => {
  const group = (
    type: 'prerequisite' | 'used-by',
    end: 'out' | 'in',
    ...slugs: readonly string[]
  ) => ({
    label: `${type} ${end}`,
    type,
    end,
    articles: slugs.map((slug) => ({ slug, title: slug, summary: '', why: '', isPlanned: false })),
  });
  const article = { slug: 'me', title: 'Me' };

  test('has what to read first above the article, and the rest below', () => {
    const drawn = neighborhoodOf(
      article,
      [group('prerequisite', 'out', 'a'), group('used-by', 'out', 'b')],
      (slug) => (slug === 'a' ? [{ type: 'used-by', to: 'b' }] : []),
    );
    const [first, second] = drawn.groups.map(({ neighbors }) => neighbors[0]!.y);
    expect(first).toBeLessThan(drawn.center.y);
    expect(second).toBeGreaterThan(drawn.center.y);
    expect(drawn.bows.filter(({ own }) => own)).toHaveLength(2);
    expect(drawn.bows.filter(({ own }) => !own)).toHaveLength(1);
  });

  test('has the whole of every title that an article may have', () => {
    const word = fc.stringMatching(/^[A-Za-z]{1,14}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), (words) => {
        const title = words.join(' ').slice(0, 90).trim();
        const { center } = neighborhoodOf({ slug: 'me', title }, [], () => []);
        expect(center.lines.join(' ')).toBe(title);
      }),
    );
  });

  test('stays small, and says how many are left', () => {
    const many = Array.from({ length: 30 }, (_, at) => `n${at}`);
    const drawn = neighborhoodOf(article, [group('used-by', 'out', ...many)], () => []);
    expect(drawn.left).toBe(22);
    expect(drawn.height).toBeLessThan(400);
  });
});

test('a title breaks between words, into two lines at most, and is cut between words', () => {
  expect(linesOf('Caching Overview', 220, 13)).toEqual(['Caching Overview']);
  const lines = linesOf(
    'Concurrency Patterns: Locks, Monitors, Actors, and Structured Concurrency',
    220,
    13,
  );
  expect(lines).toHaveLength(2);
  expect(lines[1]).toBe('Monitors, Actors, and…');
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(32);
});
