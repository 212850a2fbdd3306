export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What we read of Vitest's JSON report. */
export interface UnitReport {
  readonly numPassedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** What we read of Playwright's JSON report. */
export interface BrowserReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly errors: readonly unknown[];
}

/** A file that could not be run counts as one failed test: its tests are not in the report. */
export function countUnitTests(report: UnitReport): Count {
  const failed = report.testResults.map((file) => {
    const tests = file.assertionResults.filter((test) => test.status === 'failed').length;
    return file.status === 'failed' ? Math.max(tests, 1) : tests;
  });
  return {
    passed: report.numPassedTests,
    failed: failed.reduce((sum, count) => sum + count, 0),
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** A flaky test failed at least once; an error outside the tests counts as one that failed. */
export function countBrowserTests({ stats, errors }: BrowserReport): Count {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

/**
 * Adds up what ran. It is good only when every report is there, each counts at least one test
 * passed, and none failed.
 */
export function closingLine(counts: readonly (Count | undefined)[]): {
  readonly line: string;
  readonly isGood: boolean;
} {
  const ran = counts.filter((count) => count !== undefined);
  const sum = (key: keyof Count): number => ran.reduce((total, count) => total + count[key], 0);
  const skipped = sum('skipped');
  return {
    line: `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
    isGood:
      sum('failed') === 0 && ran.length === counts.length && ran.every((count) => count.passed > 0),
  };
}
