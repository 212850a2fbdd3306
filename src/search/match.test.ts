import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Concept } from './concept.ts';
import { distinctNames, packConcepts, packWithin, unpackConcepts } from './concept.ts';
import { catalog, isKnown, match, nearest, sure } from './match.ts';
import { corrected } from './spelling.ts';
import { packVocabulary, unpackVocabulary } from './vocabulary.ts';

const concepts: readonly Concept[] = [
  ['consistent-hashing', 'Consistent Hashing', ['hash ring', 'virtual nodes', 'ketama']],
  ['write-ahead-log', 'Write-Ahead Log', ['WAL', 'redo log', 'journal']],
  ['distributed-transactions', 'Distributed Transactions', ['2PC', 'two-phase commit', 'XA']],
  ['cache-stampede', 'Cache Stampede', ['dogpile effect', 'thundering herd']],
  ['thread-pools', 'Thread Pools and Work Queues', ['ThreadPoolExecutor', 'maximumPoolSize']],
  ['normalization', 'Normalization and Denormalization', ['3NF', 'BCNF']],
  ['process-vs-thread', 'Process vs Thread', ['multithreading', 'multiprocessing', 'GIL']],
  ['load-balancing', 'Load Balancing', ['round robin', 'least connections', 'C++ proxy']],
].map(([slug, title, aliases]) => ({
  slug: slug as string,
  title: title as string,
  aliases: aliases as string[],
  terms: [],
  category: 'Anything',
  level: 'core' as const,
}));
const all = catalog(concepts);
const texts = unpackVocabulary(packVocabulary(new Map([['lease', 9]])));
const meant = (typed: string): string | undefined => corrected(all, texts, typed)?.word;
const first = (typed: string): string | undefined => match(all, typed)[0]?.concept.slug;

describe('matching names', () => {
  test.each([
    ['a title', 'load balancing', 'load-balancing'],
    ['an error in it', 'consitent hashing', 'consistent-hashing'],
    ['an error in its first letter', 'xonsistent hashing', 'consistent-hashing'],
    ['neighbors swapped', 'cache stamepde', 'cache-stampede'],
    ['an acronym', 'wal', 'write-ahead-log'],
    ['an acronym with a digit', '2pc', 'distributed-transactions'],
    ['initials that nobody wrote down', 'lb', 'load-balancing'],
    ['another name', 'dogpile', 'cache-stampede'],
    ['a beginning', 'normaliz', 'normalization'],
    ['British spelling', 'normalisation', 'normalization'],
    ['hyphens left out', 'write ahead log', 'write-ahead-log'],
    ['spaces left out', 'writeaheadlog', 'write-ahead-log'],
    ['another order', 'hashing, consistent', 'consistent-hashing'],
    ['a plural', 'hash rings', 'consistent-hashing'],
    ['an identifier', 'threadpoolexecutor', 'thread-pools'],
    ['a comparison', 'multiprocessing vs multithreading', 'process-vs-thread'],
    ['a question', 'what is a redo log and why do I need it?', 'write-ahead-log'],
  ])('finds by %s', (_, typed, slug) => {
    expect(first(typed)).toBe(slug);
  });

  test('takes a name that stands in the title of another article for the other one', () => {
    const [any] = concepts;
    if (any === undefined) throw new Error('There are no concepts.');
    const few = catalog([
      { ...any, slug: 'overview', title: 'Concurrency Patterns', aliases: ['semaphore', 'actor'] },
      { ...any, slug: 'locks', title: 'Locks, Semaphores and Deadlock', aliases: ['mutex'] },
    ]);
    expect(match(few, 'semaphore')[0]?.concept.slug).toBe('locks');
    expect(match(few, 'actor')[0]?.concept.slug).toBe('overview');
  });

  test('a word that is known is not taken for another one', () => {
    expect(match(all, 'hushing')[0]?.concept.slug).toBe('consistent-hashing');
    expect(match(all, 'hushing', 10, (word) => word === 'hushing')).toEqual([]);
  });

  test('is sure of what a reader typed half of, and not of what shares one word of three', () => {
    expect(match(all, 'cache stam')[0]?.score).toBeGreaterThanOrEqual(sure);
    expect(match(all, 'queue for printing invoices')[0]?.score ?? 0).toBeLessThan(sure);
  });

  test('has nothing to say to nothing', () => {
    for (const typed of ['', '   ', '?!', '🦀', '\u0000']) expect(match(all, typed)).toEqual([]);
  });

  test('one typing error in a title never hides its concept', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...concepts),
        fc.nat(),
        fc.constantFrom('add', 'drop', 'replace', 'swap'),
        ({ title, slug }, seed, mistake) => {
          const at = seed % (title.length - 1);
          const typed = withMistake(title, at, mistake);
          expect(
            match(all, typed)
              .slice(0, 2)
              .map(({ concept }) => concept.slug),
          ).toContain(slug);
        },
      ),
    );
  });

  test('scores lie between 0 and 1 and fall, whatever is typed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff), { maxLength: 60 }), (codes) => {
        const typed = String.fromCharCode(...codes);
        const scores = match(all, typed).map(({ score }) => score);
        expect(scores.every((score) => score > 0 && score <= 1.0001)).toBe(true);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      }),
    );
  });
});

describe('what was meant', () => {
  test.each([
    ['hahsing', 'hashing'],
    ['stampde', 'stampede'],
    ['jornal', 'journal'],
    ['thundreing', 'thundering'],
    ['laese', 'lease'],
    ['ringhash', 'ring hash'],
    ['executorship', 'executor'],
  ])('%s is put right as %s', (typed, right) => {
    expect(meant(typed)).toBe(right);
  });

  test('known words, short words, codes and inventions are left alone', () => {
    for (const typed of ['hashing', 'thread', 'leases', 'wla', '2pd', 'xylophonist'])
      expect(meant(typed)).toBeUndefined();
  });

  test('there is always something near', () => {
    for (const typed of ['qqqq', '', '🦀', 'hsh']) expect(nearest(all, typed)).toHaveLength(3);
  });
});

test('the list of concepts is the same after its journey', () => {
  expect(unpackConcepts(packConcepts(concepts))).toEqual(concepts);
});

describe('initials that nobody wrote down', () => {
  const named = (slug: string, title: string, aliases: readonly string[]): Concept => {
    return { slug, title, aliases, terms: [], category: 'Anything', level: 'core' };
  };
  const others = Array.from({ length: 20 }, (_, number) => `other name ${number}`);
  const list = catalog([
    named('networks', 'Computer Networks', []),
    named('backpressure', 'Backpressure', [...others, 'bandwidth-delay product']),
    named('caching', 'Caching', ['effective access time']),
    named('linux', 'Linux', ['kernel']),
  ]);
  const best = (typed: string): string | undefined => match(list, typed)[0]?.concept.slug;

  test('are surely meant, also of the last of many names', () => {
    const [found] = match(list, 'BDP');
    expect(found?.concept.slug).toBe('backpressure');
    expect(found?.score).toBeGreaterThanOrEqual(sure);
  });

  test('count beside other words', () => {
    expect(isKnown(list, 'bdp')).toBe(true);
    expect(best('bdp networks')).toBe('backpressure');
    expect(best('why is the BDP of the networks so high')).toBe('backpressure');
  });

  test('are no word of a sentence, and none that a text has', () => {
    expect(best('why does linux eat my memory')).toBe('linux');
    expect(best('EAT memory')).toBe('caching');
    expect(match(list, 'EAT memory', 10, (word) => word === 'eat')).toEqual([]);
  });
});

test('where the list grows too long, the first names and the acronyms stay', () => {
  const long = concepts.map((concept) => ({ ...concept, aliases: ['one', 'two', 'three', 'RCU'] }));
  const cut = (limit: number) =>
    unpackConcepts(packWithin(limit, long, (list) => JSON.stringify(list).length))[0]?.aliases;
  expect(cut(1e6)).toEqual(['one', 'two', 'three', 'RCU']);
  const two = JSON.stringify(
    packConcepts(long.map((concept) => ({ ...concept, aliases: ['one', 'two', 'RCU'] }))),
  ).length;
  expect(cut(two)).toEqual(['one', 'two', 'RCU']);
});

test('names that searching cannot tell apart are listed once', () => {
  expect(
    distinctNames('Cache Stampede', ['cache-stampedes', 'dogpile', 'dog piles', 'LRU']),
  ).toEqual(['dogpile', 'LRU']);
  expect(distinctNames('Cache', ['hot keys', 'LRU'], ['hot key'])).toEqual(['hot key', 'LRU']);
});

function withMistake(text: string, at: number, mistake: string): string {
  const [before, here, next] = [text.slice(0, at), text[at] ?? '', text[at + 1] ?? ''];
  if (mistake === 'add') return `${before}x${text.slice(at)}`;
  if (mistake === 'drop') return before + text.slice(at + 1);
  if (mistake === 'swap') return before + next + here + text.slice(at + 2);
  return `${before}x${text.slice(at + 1)}`;
}
