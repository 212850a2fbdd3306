import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measure, rankOf, shortcomings } from './measure.ts';

const query = (kind: string, ...want: readonly string[]) => ({ kind, text: 'any', want });

test('an answer counts by the first article that was wanted', () => {
  expect(rankOf(['a', 'b'], ['b', 'c'])).toBe(2);
  expect(rankOf(['a'], ['b'])).toBe(Infinity);
  const measures = measure(
    [query('x', 'a', 'b'), query('x', 'c')],
    [
      ['b', 'a'],
      ['d', 'c'],
    ],
  );
  expect(measures).toEqual({ queries: 2, first: 0.5, third: 1, mrr: 0.75, best: 0 });
});

test('measures lie between 0 and 1, in order, and perfect answers reach all of them', () => {
  const slug = fc.constantFrom('a', 'b', 'c', 'd');
  fc.assert(
    fc.property(fc.array(fc.tuple(slug, fc.uniqueArray(slug))), (entries) => {
      const queries = entries.map(([want]) => query('x', want));
      const { first, third, mrr } = measure(
        queries,
        entries.map(([, answer]) => answer),
      );
      expect(first).toBeLessThanOrEqual(mrr);
      expect(mrr).toBeLessThanOrEqual(1);
      expect(first).toBeLessThanOrEqual(third);
      expect(
        shortcomings([query('x', 'a'), ...queries], [['a'], ...queries.map(({ want }) => want)]),
      ).toEqual([]);
    }),
  );
});

test('falling short is told by name', () => {
  const told = shortcomings([query('typo', 'a'), query('typo', 'b')], [['a'], []]);
  expect(told.map((each) => each.split(' is ')[0])).toEqual([
    'success@1',
    'success@3',
    'MRR@10',
    'success@1 of typing errors',
  ]);
});
