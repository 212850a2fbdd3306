import type { Way } from '#playground/engine.ts';
import { diff } from './diff.ts';
import { runInEngine, type EngineRun } from './engines.ts';
import { judge } from './judge.ts';
import type { Entry, Program } from './manifest.ts';
import { readRecord } from './record.ts';

export interface Offered {
  readonly articleDir: string;
  readonly entry: Entry;
  readonly program: Program;
}

export interface BrowserFinding {
  readonly verdict: 'pass' | 'fail';
  readonly reasons: readonly string[];
  readonly seconds: number;
}

/** Readers who press Run must see what the record says: tries it, without a browser, in the same engine. */
export async function checkInBrowser(
  way: Way,
  offered: readonly Offered[],
): Promise<readonly BrowserFinding[]> {
  const { runs, trouble } = await runInEngine(
    way,
    offered.map(({ program }) => program),
  );
  return offered.map((one, index) => {
    const run = runs[index];
    if (run !== undefined) return compare(one, run);
    const reason = index === runs.length ? trouble : 'not reached: the program before it never ended';
    return { verdict: 'fail', reasons: [reason ?? 'did not end'], seconds: 0 };
  });
}

function compare({ articleDir, entry, program }: Offered, run: EngineRun): BrowserFinding {
  const reasons = [...judge(entry, run)];
  const { record } = readRecord(articleDir, entry, program);
  if (!entry.volatile && record !== undefined && record.stdout !== run.stdout) {
    reasons.push(
      `prints other text than recorded (- recorded, + in the browser):\n${diff(record.stdout, run.stdout)}`,
    );
  }
  return { verdict: reasons.length === 0 ? 'pass' : 'fail', reasons, seconds: run.seconds };
}
