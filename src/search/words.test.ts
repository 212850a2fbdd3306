import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSmall, stem, wordsOf } from './words.ts';

describe('words', () => {
  test.each([
    ['AppendEntries', ['append', 'entries']],
    ['max_in_flight', ['max', 'in', 'flight']],
    ['If-None-Match', ['if', 'none', 'match']],
    ['sync.WaitGroup', ['sync', 'wait', 'group']],
    ['C++ and C#', ['c++', 'and', 'c#']],
    ['CRDTs', ['crdt']],
    ['2PC', ['2pc']],
    ['HTTPServer', ['http', 'server']],
    ['naïve café', ['naive', 'cafe']],
    ['—!?', []],
  ])('“%s” is taken apart where a reader would', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  test.each([
    ['caches', 'caching', 'cached', 'cache'],
    ['processes', 'processing', 'process'],
    ['normalisation', 'normalization'],
    ['behaviours', 'behavior'],
    ['policies', 'policy'],
    ['serialised', 'serialize'],
    ['modelling', 'modeling'],
    ['invalidating', 'invalidation', 'invalidates'],
    ['deadlocks', 'deadlocked', 'deadlock'],
  ])('%s and its other forms are one', (...forms) => {
    expect(new Set(forms.map(stem)).size).toBe(1);
  });

  test.each([
    ['bus', 'bu'],
    ['status', 'stat'],
    ['lock', 'log'],
    ['mutex', 'mute'],
    ['contention', 'content'],
  ])('%s and %s are two', (one, other) => {
    expect(stem(one)).not.toBe(stem(other));
  });

  test('a stem is never empty, whatever the word', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,20}$/), (word) => {
        expect(stem(word)).not.toBe('');
      }),
    );
  });

  test('a question is made of small words, a concept is not', () => {
    expect(['what', 'is', 'the', 'vs'].every(isSmall)).toBe(true);
    expect(['queue', 'thread', 'c'].some(isSmall)).toBe(false);
  });
});
