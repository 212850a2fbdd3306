import { describe, expect, test } from 'vitest';
import type { Concept } from './concept.ts';
import { facetsOf } from './facet.ts';
import { find, findNames } from './find.ts';
import { catalog } from './match.ts';
import type { TextIndex } from './pagefind.ts';
import { readSearch, resultAddress, searchAddress } from './place.ts';
import { packVocabulary, unpackVocabulary } from './vocabulary.ts';

const texts: Readonly<Record<string, string>> = {
  locks: 'A mutex guards state. A deadlock is a cycle of waiting. See c for the queue.',
  queues:
    'A queue absorbs bursts, and a bounded queue says no. The mutex is elsewhere, far from it.',
  caches: 'A cache keeps copies. Its queue is short, its mutex is none.',
};
const concept = (slug: string, title: string, category: string, aliases: string[]): Concept => ({
  slug,
  title,
  aliases,
  terms: [],
  category,
  level: slug === 'caches' ? 'intro' : 'core',
});
const all = catalog([
  concept('locks', 'Locks and Synchronization', 'Concurrency & more', [
    'mutual exclusion',
    'deadlock',
  ]),
  concept('queues', 'Message Queues', 'Messaging', ['bounded buffer']),
  concept('caches', 'Caching Overview', 'Caching', ['dogpile effect']),
]);

/** Finds words by their beginning. */
const lookUp: TextIndex['lookUp'] = (term) => {
  const wanted = term.toLowerCase();
  return Promise.resolve(
    Object.entries(texts).flatMap(([slug, content]) => {
      const words = content
        .toLowerCase()
        .split(' ')
        .map((word) => word.replace(/\W/g, ''));
      const places = words.flatMap((word, place) => (word.startsWith(wanted) ? [place] : []));
      const load = () => Promise.resolve({ content, anchors: [], meta: {} });
      return places.length === 0 ? [] : [{ slug, score: places.length, places, load }];
    }),
  );
};
const spelling = unpackVocabulary(
  packVocabulary(new Map(['guards', 'waiting', 'bounded', 'absorbs'].map((word) => [word, 2]))),
);
const index: TextIndex = { lookUp, vocabulary: () => Promise.resolve(spelling) };
const slugs = async (query: string): Promise<readonly string[]> =>
  (await find(all, index, query)).results.map((result) => result.concept.slug);

describe('finding', () => {
  test('a name beats a text, and a text beats nothing', async () => {
    expect(await slugs('queue')).toEqual(['queues', 'caches', 'locks']);
  });

  test('words that stand close together beat words that stand apart', async () => {
    expect((await slugs('mutex queue copies'))[0]).toBe('caches');
  });

  test('a typing error is put right and told', async () => {
    const finding = await find(all, index, 'deadlok now');
    expect(finding).toMatchObject({ correction: 'deadlock now', terms: ['deadlock'] });
    expect(finding.results[0]?.concept.slug).toBe('locks');
  });

  test('a typing error in a word that only a text has is put right, too', async () => {
    const finding = await find(all, index, 'gaurds');
    expect(finding).toMatchObject({ correction: 'guards', unknown: [] });
    expect(finding.results[0]?.concept.slug).toBe('locks');
  });

  test('of an identifier that nobody has, the parts are looked for', async () => {
    const finding = await find(all, index, 'queue_mutex_xyzzy');
    expect(finding.terms).toEqual(['queue', 'mutex']);
    expect(finding.results.length).toBeGreaterThan(0);
  });

  test('also where names know each part and no text has the whole', async () => {
    const finding = await find(all, index, 'deadlock_queue');
    expect(finding.terms).toEqual(['deadlock', 'queue']);
    expect(finding.results.map((result) => result.concept.slug)).toContain('queues');
  });

  test('whoever insists is searched for as typed', async () => {
    const finding = await find(all, index, 'deadlok', true);
    expect(finding).toMatchObject({ correction: undefined, unknown: ['deadlok'] });
  });

  test('a word that no article has is left out and told', async () => {
    const finding = await find(all, index, 'mutex cxyzzy');
    expect(finding).toMatchObject({ terms: ['mutex'], unknown: ['cxyzzy'] });
    expect(finding.results.length).toBeGreaterThan(0);
  });

  test('words that no article has together are told, and the best article still comes', async () => {
    const finding = await find(all, index, 'copies cycle');
    expect(finding.missing).toHaveLength(1);
    expect(finding.results.length).toBeGreaterThan(0);
  });

  test('the words for putting right are not downloaded for a query that is right', async () => {
    const vocabulary = () => Promise.reject(new Error('not asked for'));
    const finding = await find(all, { lookUp, vocabulary }, 'mutex deadlock');
    expect(finding.results[0]?.concept.slug).toBe('locks');
    await expect(find(all, { lookUp, vocabulary }, 'gaurds')).rejects.toThrow('not asked for');
  });

  test('a whole question is answered like its subject', async () => {
    expect((await slugs('what should I do when there is a deadlock?'))[0]).toBe('locks');
  });

  test('where nothing is found the nearest concepts are offered', async () => {
    const finding = await find(all, index, 'qqqq');
    expect(finding.results).toEqual([]);
    expect(finding.near).toHaveLength(3);
  });

  test('names are known before any text', () => {
    expect(findNames(all, 'dogp').map((result) => result.concept.slug)).toEqual(['caches']);
    expect(findNames(all, 'bursts')).toEqual([]);
  });
});

describe('filters', () => {
  test('count what each choice would leave beside the other', async () => {
    const { results } = await find(all, index, 'queue');
    const facets = facetsOf(results, { category: '', level: 'core' });
    expect(facets.results.map((result) => result.concept.slug)).toEqual(['queues', 'locks']);
    expect(facets.categories.map(({ value, count }) => [value, count])).toEqual([
      ['', 2],
      ['messaging', 1],
      ['concurrency-and-more', 1],
    ]);
    expect(facets.levels.map(({ label, count }) => [label, count])).toEqual([
      ['Every level', 3],
      ['Intro', 1],
      ['Core', 2],
    ]);
  });

  test('a chosen filter that leaves nothing can still be seen and undone', async () => {
    const { results } = await find(all, index, 'queue');
    const facets = facetsOf(results, { category: 'storage', level: '' });
    expect(facets.results).toEqual([]);
    expect(facets.categories.at(-1)).toMatchObject({ value: 'storage', count: 0 });
  });
});

describe('addresses', () => {
  test('a search reads back from its address', () => {
    const search = { query: 'a & b=“c”', category: 'caching', level: 'core', verbatim: true };
    const address = searchAddress('/wiki/', search);
    expect(address).toMatch(/^\/wiki\/search\/\?q=/);
    expect(readSearch(new URL(address, 'http://x').search)).toEqual(search);
    expect(searchAddress('/', readSearch(''))).toBe('/search/');
  });

  test('a result leads to its section and takes the words along', () => {
    expect(resultAddress('/', 'locks', ['C++', 'lock'], 'why')).toBe(
      '/concepts/locks/?highlight=C%2B%2B+lock#why',
    );
    expect(resultAddress('/', 'locks', [])).toBe('/concepts/locks/');
  });
});
