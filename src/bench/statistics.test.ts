import fc from 'fast-check';
import { expect, test } from 'vitest';
import { median, medians } from './statistics.ts';

test('the median is the value in the middle, whatever the order', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1])).toBe(2.5);
  expect(median([7])).toBe(7);
});

test('no more than half of the values lie on either side of the median', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
      const middle = median(values);
      expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(
        values.length / 2,
      );
      expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(
        values.length / 2,
      );
    }),
  );
});

test('no values have no median', () => {
  expect(() => median([])).toThrow(RangeError);
});

test('each figure of several runs has a median of its own', () => {
  const runs = [
    { wall: 3, cpu: 10 },
    { wall: 1, cpu: 30 },
    { wall: 2, cpu: 20 },
  ];
  expect(medians(runs)).toEqual({ wall: 2, cpu: 20 });
});
