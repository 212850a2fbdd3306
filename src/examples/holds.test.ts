import { expect, test } from 'vitest';
import { whatHolds } from './holds.ts';
import type { Entry, Expectation } from './manifest.ts';

const entry: Entry = {
  id: 'a',
  claim: 'It holds.',
  programs: [],
  volatile: true,
  parity: false,
  cpus: 0,
  exit: 0,
  expect: [],
  mutants: [],
};
const why = undefined;

test.each<[Expectation, string]>([
  [{ kind: 'line', text: '  done   3', why: 'it ends' }, 'The line “done 3” is printed: it ends.'],
  [{ kind: 'lines', lines: ['a', 'b'], why }, 'The lines “a”, “b” are printed, in any order.'],
  [{ kind: 'match', text: '^lost \\d+ updates$', why }, 'The output contains “lost N updates”.'],
  [{ kind: 'match', text: 'cpu +\\(s\\)', why }, 'The output contains “cpu (s)”.'],
  [
    { kind: 'match', text: '^(user id: 0|not permitted: .+)$', why },
    'The output contains “user id: 0” or “not permitted: …”.',
  ],
  [{ kind: 'match', text: 'a[bc]', why }, 'The output contains a match of a[bc].'],
  [{ kind: 'stderr', text: 'DATA RACE', why }, 'The error output contains “DATA RACE”.'],
  [
    { kind: 'number', text: 'lost: (\\d+)', min: 1, max: 199999, why: 'some, not all' },
    'N in “lost: N” is between 1 and 199,999: some, not all.',
  ],
  [
    { kind: 'number', text: 'x=([\\d.]+)', min: 1.25, max: Infinity, why },
    'N in “x=N” is at least 1.25.',
  ],
  [
    { kind: 'number', text: '(\\d+)|x', min: -Infinity, max: 2, why },
    'The number in (\\d+)|x is at most 2.',
  ],
])('%o is told to the reader', (held, sentence) => {
  expect(whatHolds({ ...entry, expect: [held] })).toEqual([sentence]);
});

test('golden text, parity, a wanted failure and needed cores are told as well', () => {
  expect(whatHolds({ ...entry, volatile: false, parity: true, exit: 2, cpus: 2 })).toEqual([
    'Every run prints exactly this.',
    'All languages print the same.',
    'The program fails on purpose, with exit code 2.',
    'It needs 2 free cores.',
  ]);
});
