import { expect, test } from 'vitest';
import { merged, readProgress, remember, remembered, withStep } from './progress.ts';

test('what is remembered is found again', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  expect(remembered(storage)).toEqual({});
  remember(storage, withStep({}, 'start', 'caching', true));
  expect(remembered(storage)).toEqual({ start: ['caching'] });
});

test('a step can be taken and taken back', () => {
  const one = withStep({ start: ['a'] }, 'start', 'b', true);
  expect(one).toEqual({ start: ['a', 'b'] });
  expect(withStep(one, 'start', 'a', false)).toEqual({ start: ['b'] });
});

test('progress of two machines is put together', () => {
  expect(merged({ start: ['a', 'b'] }, { start: ['b', 'c'], other: ['x'] })).toEqual({
    start: ['a', 'b', 'c'],
    other: ['x'],
  });
});

test.for(['', '[]', 'null', '{"a":1}', '{"a":["<img src=x>"]}'])(
  'a file that holds %j is refused with a sentence',
  (text) => {
    expect(() => readProgress(text)).toThrow('no progress of ScaleWiki');
  },
);

test('where storage is forbidden nothing is remembered and nothing breaks', () => {
  const forbidden = {
    getItem: () => {
      throw new Error('forbidden');
    },
    setItem: () => {
      throw new Error('forbidden');
    },
  };
  expect(remembered(forbidden)).toEqual({});
  expect(() => remember(forbidden, { a: ['b'] })).not.toThrow();
});
