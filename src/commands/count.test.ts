import { expect, test } from 'vitest';
import { closingLine, countBrowserTests, countUnitTests } from './count.ts';

const unit = { passed: 40, failed: 0, skipped: 0 };
const browser = { passed: 12, failed: 0, skipped: 0 };

test('the closing line adds up unit and browser tests', () => {
  expect(closingLine([unit, browser])).toEqual({ line: '52 passed, 0 failed', isGood: true });
  expect(closingLine([unit, { passed: 10, failed: 2, skipped: 1 }])).toEqual({
    line: '50 passed, 2 failed, 1 skipped',
    isGood: false,
  });
});

test('tests that left no report make the run bad and are not counted', () => {
  expect(closingLine([unit, undefined])).toEqual({ line: '40 passed, 0 failed', isGood: false });
  expect(closingLine([undefined, undefined])).toEqual({
    line: '0 passed, 0 failed',
    isGood: false,
  });
});

test('a report without a passed test makes the run bad', () => {
  expect(closingLine([unit, { passed: 0, failed: 0, skipped: 3 }]).isGood).toBe(false);
});

test('a unit test file that could not be loaded counts as one failed', () => {
  const report = {
    numPassedTests: 3,
    numPendingTests: 1,
    numTodoTests: 0,
    testResults: [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
      { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] },
    ],
  };
  expect(countUnitTests(report)).toEqual({ passed: 3, failed: 2, skipped: 1 });
});

test('a flaky browser test and an error outside the tests count as failed', () => {
  const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 0 }, errors: [{}] };
  expect(countBrowserTests(report)).toEqual({ passed: 5, failed: 3, skipped: 0 });
});
