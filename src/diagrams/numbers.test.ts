import { expect, test } from 'vitest';
import { join, short, shortPath } from './numbers.ts';

test('numbers keep two decimals and lose what says nothing', () => {
  expect([1, 1.005, 0.5, -0.25, -0.001, 12.3456].map(short)).toEqual([
    '1',
    '1',
    '.5',
    '-.25',
    '0',
    '12.35',
  ]);
  expect(join([1, -2, 0.5])).toBe('1-2 .5');
});

test('a path moves as a whole; what is relative stays', () => {
  expect(shortPath('M1,2L3,4l5,5H7V8', 10, 20)).toBe('M11 22L13 24l5 5H17V28');
  expect(shortPath('M0,0A5,6,7,0,1,8,9Z', 1, 1)).toBe('M1 1A5 6 7 0 1 9 10Z');
});

test('sides that were drawn several times, in either direction, become one line', () => {
  expect(shortPath('M0 0 C3 0, 6 0, 9 0 M9 0 C7 0, 2 0, 0 0 M9 0 C9 0, 9 0, 9 0', 0, 0)).toBe(
    'M0 0L9 0',
  );
});

test('a curve stays a curve', () => {
  expect(shortPath('M0 0 C0 5, 9 5, 9 0', 0, 0)).toBe('M0 0C0 5 9 5 9 0');
});
