import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestAddresses } from './addresses.ts';
import { readingMinutes } from './article.ts';
import { around, neighborsOf } from './category.ts';
import { findMojibake } from './encoding.ts';
import { relatedGroups } from './relations.ts';
import { similar } from './similar.ts';
import { Source } from './source.ts';

const node = (slug: string, relations: Parameters<typeof relatedGroups>[0]['relations'] = []) => ({
  slug,
  title: slug.toUpperCase(),
  summary: `About ${slug}.`,
  relations,
});

describe('related articles', () => {
  test('a relation shows at its far end under the inverse label', () => {
    const queue = node('queue', [{ type: 'used-by', to: 'pool', why: 'holds the work' }]);
    const pool = node('pool');
    expect(relatedGroups(queue, [queue, pool])).toMatchObject([
      { label: 'Used by', articles: [{ slug: 'pool', why: 'holds the work' }] },
    ]);
    expect(relatedGroups(pool, [queue, pool])).toMatchObject([
      { label: 'Uses', articles: [{ slug: 'queue' }] },
    ]);
  });

  test('two articles that name each other stand once on each page, with the reason of that page', () => {
    const a = node('a', [{ type: 'contrasts-with', to: 'b', why: 'a says' }]);
    const b = node('b', [{ type: 'contrasts-with', to: 'a', why: 'b says' }]);
    expect(relatedGroups(a, [a, b])).toMatchObject([
      { label: 'Contrasts with', articles: [{ slug: 'b', why: 'a says' }] },
    ]);
    expect(relatedGroups(b, [a, b])).toMatchObject([{ articles: [{ why: 'b says' }] }]);
  });

  test('no neighbor stands twice, whatever the relations', () => {
    const slugs = ['a', 'b', 'c', 'd'];
    const relation = fc.record({
      type: fc.constantFrom('prerequisite', 'contrasts-with', 'implements', 'part-of', 'used-by'),
      to: fc.constantFrom(...slugs),
      why: fc.constant('because'),
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(relation, { maxLength: 5 }), { minLength: 4, maxLength: 4 }),
        (relations) => {
          const nodes = slugs.map((slug, index) =>
            node(
              slug,
              relations[index]?.filter(({ to }) => to !== slug),
            ),
          );
          for (const each of nodes) {
            const shown = relatedGroups(each, nodes).flatMap(({ articles }) =>
              articles.map(({ slug }) => slug),
            );
            expect(new Set(shown).size).toBe(shown.length);
            expect(shown).not.toContain(each.slug);
          }
        },
      ),
    );
  });
});

describe('addresses that lead nowhere', () => {
  const places = [
    '/concepts/backpressure/',
    '/concepts/caching-overview/',
    '/about/',
    '/concepts/',
  ].map((address) => ({ address, title: address }));

  test.for([
    ['/concepts/backpresure/', '/concepts/backpressure/'],
    ['/backpressure', '/concepts/backpressure/'],
    ['/wiki/caching_overview.html', '/concepts/caching-overview/'],
    ['/abuot/', '/about/'],
    ['/concepts/caching/', '/concepts/caching-overview/'],
  ])('%s suggests %s first', ([asked, expected]) => {
    expect(nearestAddresses(asked!, places)[0]?.address).toBe(expected);
  });

  test('an address like no other suggests nothing', () => {
    expect(nearestAddresses('/wp-login.php', places)).toEqual([]);
    expect(nearestAddresses('/', places)).toEqual([]);
  });
});

describe('text in the wrong encoding', () => {
  test('clean text of any kind is not suspected', () => {
    for (const text of [
      'naïve café',
      'A → B',
      'Ångström, Ærø, São Paulo, Ã',
      '“quoted” – and … €5',
      'Dragojević',
    ]) {
      expect(findMojibake(text)).toBeUndefined();
    }
  });

  test('UTF-8 read as Latin-1 is found for every letter with an accent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0xe0, max: 0xff }), (code) => {
        const twice = new TextDecoder('windows-1252').decode(
          new TextEncoder().encode(String.fromCharCode(code)),
        );
        expect(findMojibake(`x\n${twice}`)).toMatchObject({ line: 2 });
      }),
    );
  });
});

test('names that are near are suggested, nearest first, and none that are far', () => {
  expect(similar('cachin', ['caching', 'backpressure', 'cach'])).toEqual(['caching', 'cach']);
  expect(similar('zebra', ['caching'])).toEqual([]);
});

test('the first and the last article of a chapter have one neighbor', () => {
  const chapter = { order: ['a', 'b', 'c'] };
  expect(neighborsOf(chapter, 'a')).toEqual({ previous: undefined, next: 'b' });
  expect(neighborsOf(chapter, 'c')).toEqual({ previous: 'b', next: undefined });
  expect(neighborsOf(chapter, 'z')).toEqual({ previous: undefined, next: undefined });
});

test('a page shows of a long chapter the part around its article, and no more however long', () => {
  const order = Array.from({ length: 300 }, (_, index) => `a-${index}`);
  expect(around(order, 'a-150')).toContain('a-150');
  for (const slug of ['a-0', 'a-150', 'a-299', undefined])
    expect(around(order, slug)).toHaveLength(40);
  expect(around(['x', 'y'], 'y')).toEqual(['x', 'y']);
});

test('reading takes a minute at least', () => {
  expect(readingMinutes(10)).toBe(1);
  expect(readingMinutes(2300)).toBe(10);
});

test('a source that was read, if only in abstract, needs no second hand; one that was not needs two', () => {
  const work = {
    title: 'A work',
    authors: ['Ada'],
    venue: 'Here',
    year: 2020,
    url: 'https://example.org',
    kind: 'paper',
    accessed: '2026-01-01',
  };
  expect(Source.safeParse({ ...work, checked: 'read' }).success).toBe(true);
  expect(Source.safeParse({ ...work, checked: 'abstract' }).success).toBe(true);
  expect(Source.safeParse({ ...work, checked: 'secondary' }).success).toBe(false);
  expect(
    Source.safeParse({
      ...work,
      checked: 'secondary',
      confirmedBy: ['https://a.org', 'https://b.org'],
    }).success,
  ).toBe(true);
});
