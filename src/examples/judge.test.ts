import { expect, test } from 'vitest';
import { judge, type Printed } from './judge.ts';
import type { Expectation } from './manifest.ts';

const printed: Printed = { stdout: 'a\nlost: 1,200\nb\n', stderr: 'WARNING: DATA RACE\n', exit: 0 };
const why = undefined;

function faults(held: Expectation): readonly string[] {
  return judge({ exit: 0, expect: [held] }, printed);
}

test('what was printed meets each kind of demand', () => {
  const held: readonly Expectation[] = [
    { kind: 'line', text: 'lost: 1,200', why },
    { kind: 'lines', lines: ['b', 'a', 'lost: 1,200'], why },
    { kind: 'match', text: '^lost: [\\d,]+$', why },
    { kind: 'stderr', text: 'DATA RACE', why },
    { kind: 'number', text: 'lost: ([\\d,]+)', min: 1200, max: 1200, why },
  ];
  expect(judge({ exit: 0, expect: held }, printed)).toEqual([]);
});

test.each<[string, Expectation, string]>([
  ['a part of a line', { kind: 'line', text: 'lost', why }, 'no line “lost” in:\n    a\n'],
  [
    'a line too few',
    { kind: 'lines', lines: ['a', 'b'], why },
    'expected these lines in any order',
  ],
  ['a line twice', { kind: 'lines', lines: ['a', 'a', 'b'], why }, 'expected these lines'],
  ['no match', { kind: 'match', text: '^x', why }, 'nothing matches ^x in:'],
  [
    'no match in the errors',
    { kind: 'stderr', text: 'a', why: 'x' },
    'nothing matches a in the error output',
  ],
  [
    'a number too great',
    { kind: 'number', text: 'lost: ([\\d,]+)', min: 1, max: 9, why },
    'gave 1,200, expected 1 to 9',
  ],
  [
    'no number',
    { kind: 'number', text: 'won: (\\d+)', min: 1, max: 9, why },
    'nothing matches won: (\\d+)',
  ],
])('%s does not meet the demand', (_, held, fault) => {
  expect(faults(held)).toHaveLength(1);
  expect(faults(held)[0]).toContain(fault);
});

test('every occurrence of a number must lie in the band', () => {
  const held: Expectation = { kind: 'number', text: 'n=(\\d+)', min: 0, max: 5, why };
  const run = { stdout: 'n=1\nn=9\n', stderr: '', exit: 0 };
  expect(judge({ exit: 0, expect: [held] }, run)).toEqual(['n=(\\d+) gave 9, expected 0 to 5']);
});

test('another exit code is told together with the error output', () => {
  expect(judge({ exit: 0, expect: [] }, { stdout: 'x', stderr: 'Boom\n', exit: 1 })).toEqual([
    'exit code 1, expected 0; error output:\n    Boom',
  ]);
});

test('a program that prints nothing proves nothing', () => {
  expect(judge({ exit: 0, expect: [] }, { stdout: '', stderr: '', exit: 0 })).toHaveLength(1);
});
