import { expect, test } from 'vitest';
import { join, short, shortPath } from './numbers.ts';

test('numbers keep one decimal and lose what says nothing', () => {
  expect([1, 1.04, 0.5, -0.25, -0.01, 12.3456].map(short)).toEqual([
    '1',
    '1',
    '.5',
    '-.2',
    '0',
    '12.3',
  ]);
  expect(join([1, -2, 0.5])).toBe('1-2 .5');
});

test('a path moves as a whole, and goes on in steps', () => {
  expect(shortPath('M1,2L3,4l5,5H7V8', 10, 20)).toBe('M11 22l2 2l5 5h-1v-1');
  expect(shortPath('M0,0A5,6,7,0,1,8,9Z', 1, 1)).toBe('M1 1a5 6 7 0 1 8 9z');
  expect(shortPath('M0 0h9v9ZL5 5M2 2L3 3', 1, 1)).toBe('M1 1h9v9zl5 5M3 3l1 1');
});

test('however many steps, the end is where it was', () => {
  const steps = 'l0.34 0.26'.repeat(100);
  const path = shortPath(`M1 1${steps}`, 0, 0);
  const ends = [...path.matchAll(/[Ml](-?[\d.]+)[ ]?(-?[\d.]+)/g)];
  const sum = (axis: 1 | 2): number => ends.reduce((all, each) => all + Number(each[axis]), 0);
  expect(ends).toHaveLength(101);
  expect(sum(1)).toBeCloseTo(35, 1);
  expect(sum(2)).toBeCloseTo(27, 1);
});

test('sides that were drawn several times, in either direction, become one line', () => {
  expect(shortPath('M0 0 C3 0, 6 0, 9 0 M9 0 C7 0, 2 0, 0 0 M9 0 C9 0, 9 0, 9 0', 0, 0)).toBe(
    'M0 0l9 0',
  );
});

test('a curve stays a curve', () => {
  expect(shortPath('M0 0 C0 5, 9 5, 9 0', 0, 0)).toBe('M0 0c0 5 9 5 9 0');
});
