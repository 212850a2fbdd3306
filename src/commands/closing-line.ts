// node src/commands/closing-line.ts: adds up the tests that Vitest and Playwright reported.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from './progress.mjs';
import { closingLine, countBrowserTests, countUnitTests, type Count } from './count.ts';

function read(name: string, count: (report: never) => Count): Count | undefined {
  try {
    return count(JSON.parse(readFileSync(join(project, 'test-results', name), 'utf8')) as never);
  } catch {
    console.error(`test-results/${name} was not written: these tests did not run to their end.`);
    return undefined;
  }
}

const { line, isGood } = closingLine([
  read('unit.json', countUnitTests),
  read('report.json', countBrowserTests),
]);
console.log(line);
process.exitCode = isGood ? 0 : 1;
