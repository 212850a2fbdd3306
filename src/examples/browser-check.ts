import type { Way } from '#playground/engine.ts';
import { diff } from './diff.ts';
import { runInEngine, type EngineRun } from './engines.ts';
import { judge } from './judge.ts';
import type { Program } from './manifest.ts';
import { readRecord } from './record.ts';
import type { Report, Task } from './report.ts';

/** A program that readers can run. */
export interface Offer extends Task {
  readonly program: Program;
  readonly way: Way;
}

export function offersOf(tasks: readonly Task[]): readonly Offer[] {
  return tasks.flatMap((task) =>
    task.entry.programs.flatMap((program) =>
      typeof program.browser === 'string' ? [{ ...task, program, way: program.browser }] : [],
    ),
  );
}

/** Who presses Run must see what the record says: tries it, without a browser, in the same engine. */
export async function checkInBrowser(
  way: Way,
  offers: readonly Offer[],
): Promise<readonly Report[]> {
  const programs = offers.map(({ program }) => program);
  const { runs, trouble } = await runInEngine(way, programs);
  return offers.map((offer, index) => {
    const run = runs[index];
    const cause = index === runs.length ? trouble : 'not reached: one before it did not end';
    const reasons = run === undefined ? [cause ?? 'did not end'] : faultsOf(offer, run);
    return {
      article: offer.article,
      file: `${offer.program.file} in ${engineNames[way]}`,
      verdict: reasons.length === 0 ? 'pass' : 'fail',
      reasons,
      runs: 1,
      seconds: run?.seconds ?? 0,
      printed: run,
      recorded: false,
    };
  });
}

const engineNames: Readonly<Record<Way, string>> = { worker: 'QuickJS', pyodide: 'Pyodide' };

function faultsOf({ articleDir, entry, program }: Offer, run: EngineRun): readonly string[] {
  const faults = judge(entry, run);
  const { record } = readRecord(articleDir, entry, program);
  if (entry.volatile || record === undefined || record.stdout === run.stdout) return faults;
  const difference = diff(record.stdout, run.stdout);
  return [
    ...faults,
    `prints other text than recorded (- recorded, + in the browser):\n${difference}`,
  ];
}
