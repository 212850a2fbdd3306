import fc from 'fast-check';
import { expect, test } from 'vitest';
import { typingErrors } from './distance.ts';

const word = fc.stringMatching(/^[abc]{0,8}$/);

test.each([
  ['deadlock', 'deadlock', 0],
  ['deadlok', 'deadlock', 1],
  ['shrading', 'sharding', 1],
  ['ybackpressure', 'backpressure', 1],
  ['consitant', 'consistent', 2],
  ['', 'abc', 3],
])('from %s to %s there are %d typing errors', (typed, meant, errors) => {
  expect(typingErrors(typed, meant)).toBe(errors);
});

test('it counts the same in both directions, and nothing only between equals', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(typingErrors(a, b)).toBe(typingErrors(b, a));
      expect(typingErrors(a, b) === 0).toBe(a === b);
    }),
  );
});

test('a limit changes nothing below it, and all above it is one more than it', () => {
  fc.assert(
    fc.property(word, word, fc.nat(4), (a, b, limit) => {
      expect(typingErrors(a, b, limit)).toBe(Math.min(typingErrors(a, b), limit + 1));
    }),
  );
});
