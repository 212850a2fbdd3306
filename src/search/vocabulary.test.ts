import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packVocabulary, unpackVocabulary } from './vocabulary.ts';

const word = fc.stringMatching(/^[a-e]{4,12}$/);

test('words and their commonness are the same after the journey', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(word, fc.integer({ min: 1, max: 500 }))), (entries) => {
      const words = new Map(entries);
      const there = unpackVocabulary(packVocabulary(words)).words;
      expect(there).toEqual(
        new Map([...words].map(([each, articles]) => [each, Math.floor(Math.log2(articles))])),
      );
    }),
  );
});

test('a word is known in all its forms', () => {
  const known = unpackVocabulary(packVocabulary(new Map([['cached', 3]])));
  expect(known.has('caching')).toBe(true);
  expect(known.has('cashing')).toBe(false);
});
