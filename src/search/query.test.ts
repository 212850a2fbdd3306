import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleaned, termsOf } from './query.ts';

test.each([
  ['what is an actor mailbox?', ['actor', 'mailbox']],
  ['process vs thread', ['process', 'thread']],
  ['sync.WaitGroup', ['sync.WaitGroup']],
  ['C++', ['C++']],
  ['If-None-Match', ['If-None-Match']],
  ['epoll_wait(2)', ['epoll_wait', '2']],
  ['"open quote', ['open', 'quote']],
  ['the queue. The Queue!', ['queue']],
  ['to be or not to be', ['to', 'be', 'or', 'not']],
  ['<img src=x onerror=alert(1)>', ['img', 'src', 'x', 'onerror', 'alert', '1']],
  ['🦀 … — “”', []],
])('the terms of “%s”', (typed, terms) => {
  expect(termsOf(cleaned(typed))).toEqual(terms);
});

test('control characters, direction marks and broken halves of characters are not searched for', () => {
  expect(cleaned('a\u0000b\u202E\u200Fc\uD800')).toBe('a b c\uFFFD');
});

test('whatever is pasted, the query stays short and the terms stay few', () => {
  const pasted = fc
    .array(fc.nat(0xffff), { maxLength: 2000 })
    .map((codes) => String.fromCharCode(...codes));
  fc.assert(
    fc.property(pasted, (typed) => {
      const query = cleaned(typed);
      expect(query.length).toBeLessThanOrEqual(200);
      expect(termsOf(query).length).toBeLessThanOrEqual(12);
      expect(cleaned(query)).toBe(query);
    }),
    { numRuns: 40 },
  );
});

test('ten thousand characters are cut before anything is done with them', () => {
  expect(cleaned('deadlock '.repeat(1200))).toHaveLength(200);
});
