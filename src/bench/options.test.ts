import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test('without options, a hundred articles are measured three times', () => {
  expect(readOptions([])).toMatchObject({ articles: 100, runs: 3, keep: false, help: false });
});

test('numbers and a file are read', () => {
  const options = readOptions(['--articles', '5000', '--runs=1', '--json', 'bench.json']);
  expect(options).toMatchObject({ articles: 5000, runs: 1, json: 'bench.json' });
});

test.for(['0', '-1', '1e3', 'many', '20001', ''])('%j is no number of articles', (given) => {
  expect(() => readOptions([`--articles=${given}`])).toThrow(
    'a whole number from 1 to 20000 was expected',
  );
});

test('an unknown option is named, with those there are', () => {
  expect(() => readOptions(['--article', '5'])).toThrow(/--article'?[^]*--articles <n>/);
});
