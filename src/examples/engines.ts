import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Way } from '#playground/engine.ts';
import type { Printed } from './judge.ts';
import type { Program } from './manifest.ts';
import { execute, programLimits, type Limits } from './sandbox.ts';
import { fixedEnvironment } from './surroundings.ts';

export interface EngineRun extends Printed {
  readonly seconds: number;
}

/** To load Pyodide on a machine that is busy. */
const startSeconds = 60;

/**
 * Runs programs in the engine that runs them in the browser, here in one process of Node: starting Pyodide takes longer
 * than most programs. Gives as many outcomes as there are, and why it stopped early, if it did.
 */
export async function runInEngine(
  way: Way,
  programs: readonly Pick<Program, 'file' | 'source'>[],
): Promise<{ readonly runs: readonly EngineRun[]; readonly trouble: string | undefined }> {
  const top = mkdtempSync(join(tmpdir(), 'scalewiki-'));
  try {
    const list = join(top, 'programs.json');
    writeFileSync(list, JSON.stringify(programs.map(({ file, source }) => ({ file, source }))));
    const script = fileURLToPath(new URL('engine-process.ts', import.meta.url));
    const limits: Limits = {
      seconds: startSeconds + programLimits.seconds * programs.length,
      megabytes: 2 * programLimits.megabytes,
    };
    const { stdout, stderr, exit, trouble } = await execute(
      { argv: [process.execPath, script, way, list], cwd: top, env: fixedEnvironment(top) },
      limits,
    );
    const lines = stdout.split('\n').slice(0, -1);
    const runs = lines.map((line) => JSON.parse(line) as EngineRun);
    const crash = exit === 0 ? undefined : stderr.trim();
    return { runs, trouble: trouble ?? crash };
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
}
