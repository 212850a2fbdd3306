import { parseArgs } from 'node:util';
import { formatProblem } from '#wiki/problem.ts';
import type { Report } from './report.ts';
import { runExamples } from './run.ts';
import { isolation } from './sandbox.ts';

const usage = `npm run examples                      run all examples and write their records
npm run examples -- --check           change nothing; fail where a claim no longer holds
npm run examples -- --only <article>  one article; may be repeated`;

process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));

const { values } = readArguments();
const started = performance.now();
const { note } = isolation();
if (note !== undefined) console.log(`Note: ${note}.`);
if (process.platform !== 'linux')
  console.log('Note: memory and processes left behind are watched on Linux only.');

let done = 0;
const { problems, reports } = await runExamples(
  {
    concepts: 'content/concepts',
    mode: values.check ? 'check' : 'record',
    only: values.only,
    strict: process.env['CI'] === 'true',
  },
  (finished, total) => {
    for (const report of finished) {
      done += 1;
      console.log(`[${String(done).padStart(String(total).length)}/${total}] ${tell(report)}`);
    }
  },
);

for (const problem of problems) console.log(formatProblem(problem));
const skipped = reports
  .filter(({ verdict }) => verdict === 'skipped')
  .flatMap(({ reasons }) => reasons);
for (const reason of new Set(skipped)) console.log(`skipped: ${reason}`);
console.log(summary());
process.exitCode = problems.length > 0 || reports.some(({ verdict }) => verdict === 'fail') ? 1 : 0;

function readArguments() {
  try {
    const parsed = parseArgs({
      options: {
        check: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', default: false },
      },
    });
    if (!parsed.values.help) return parsed;
    console.log(usage);
    process.exit(0);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(2);
  }
}

function tell(report: Report): string {
  const ran =
    report.runs === 0
      ? ''
      : `  ${report.runs} ${report.runs === 1 ? 'run' : 'runs, at most'} ${report.seconds.toFixed(2)} s`;
  const head = `${report.verdict.padEnd(12)}  ${report.article}/${report.file}${ran}${report.recorded ? ', recorded' : ''}`;
  const reasons = report.verdict === 'skipped' ? [] : report.reasons;
  return [head, ...reasons.map((reason) => reason.replaceAll(/^/gm, '      '))].join('\n');
}

function summary(): string {
  const count = (verdict: Report['verdict']): number =>
    reports.filter((report) => report.verdict === verdict).length;
  const verdicts = (['pass', 'fail', 'inconclusive', 'skipped'] as const)
    .map((verdict) => [verdict, count(verdict)] as const)
    .filter(([verdict, number]) => verdict === 'pass' || number > 0)
    .map(([verdict, number]) => `${number} ${verdict}`);
  const mistakes =
    problems.length === 0
      ? ''
      : `, ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  return `${reports.length} checks: ${verdicts.join(', ')}${mistakes}; ${seconds} s`;
}
