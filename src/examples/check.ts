import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { build, type Ready } from './build.ts';
import { areEnough, freeCores } from './cores.ts';
import { diff } from './diff.ts';
import { checkForm } from './form.ts';
import { judge, type Printed } from './judge.ts';
import type { Entry, Mutant, Program } from './manifest.ts';
import { readRecord } from './record.ts';
import { execute, programLimits, type Limits, type Outcome } from './sandbox.ts';
import { environmentOf, folderOf, surroundings, type Surroundings } from './surroundings.ts';
import type { Toolchain } from './toolchains.ts';

/** `check` compares with the records and changes nothing, `record` makes new ones. */
export type Mode = 'check' | 'record';

export interface Finding {
  /** `inconclusive`: a measured precondition did not hold, so nothing can be said. */
  readonly verdict: 'pass' | 'fail' | 'inconclusive';
  readonly reasons: readonly string[];
  readonly runs: number;
  /** Of the slowest run. */
  readonly seconds: number;
  /** By the first run. */
  readonly printed: Printed | undefined;
}

/** Runs one program several times, and its mutants, in a temporary folder that is removed afterwards. */
export async function checkProgram(
  articleDir: string,
  entry: Entry,
  program: Program,
  toolchain: Toolchain,
  mode: Mode,
  measureCores = freeCores,
): Promise<Finding> {
  const top = mkdtempSync(join(tmpdir(), 'scalewiki-'));
  const clean = (): void => rmSync(top, { recursive: true, force: true });
  process.once('exit', clean);
  try {
    const task = { articleDir, entry, program, toolchain, mode, measureCores, top };
    return await new Checking(task).finding();
  } finally {
    process.off('exit', clean);
    clean();
  }
}

interface Task {
  readonly articleDir: string;
  readonly entry: Entry;
  readonly program: Program;
  readonly toolchain: Toolchain;
  readonly mode: Mode;
  readonly measureCores: typeof freeCores;
  readonly top: string;
}

class Checking {
  readonly #outcomes: Outcome[] = [];
  /** Seen without running; they stay whatever the cores allow. */
  readonly #unrun: string[] = [];
  readonly #faults: string[] = [];
  readonly #task: Task;

  constructor(task: Task) {
    this.#task = task;
  }

  async finding(): Promise<Finding> {
    const { articleDir, entry, program, toolchain, mode, top } = this.#task;
    const path = join(articleDir, 'examples', program.file);
    this.#unrun.push(...(await checkForm(program, toolchain, path, top)));
    const { record, problem } = readRecord(articleDir, entry, program);
    if (mode === 'check' && problem !== undefined) {
      this.#unrun.push(`${problem.found} — ${problem.expected}`);
    }

    const made = await build(program, toolchain, top);
    if ('fault' in made) return this.#done(`cannot be built:\n${made.fault}`);
    const scarce = await this.#runs(made.ready);
    if (scarce !== undefined) return this.#inconclusive(scarce);
    this.#compare(mode === 'check' && problem === undefined ? record?.stdout : undefined);
    if (this.#faults.length > 0) return this.#done();
    for (const mutant of entry.mutants.filter(({ file }) => file === program.file)) {
      await this.#mutate(mutant);
    }
    return this.#done();
  }

  /** Runs in all surroundings until one run fails. Returns why nothing can be said, if so. */
  async #runs(ready: Ready): Promise<string | undefined> {
    for (const around of surroundings.slice(0, this.#task.mode === 'check' ? 3 : 5)) {
      const scarce = await this.#runWithCores(ready, around, 3);
      if (scarce !== undefined || this.#faults.length > 0) return scarce;
    }
    return undefined;
  }

  /** A failure counts only if right after it the cores could still be had; otherwise the run is repeated. */
  async #runWithCores(
    ready: Ready,
    around: Surroundings,
    attempts: number,
  ): Promise<string | undefined> {
    const scarce = await this.#scarceCores(3);
    if (scarce !== undefined) return scarce;
    const outcome = await this.#run(ready, around, programLimits);
    const faults = faultsOf(this.#task.entry, outcome);
    const scarceNow = faults.length > 0 ? await this.#scarceCores(1) : undefined;
    if (scarceNow !== undefined) {
      return attempts > 1 ? this.#runWithCores(ready, around, attempts - 1) : scarceNow;
    }
    this.#outcomes.push(outcome);
    this.#faults.push(...faults);
    return undefined;
  }

  /** Golden text: the same in all surroundings, and the same as recorded. */
  #compare(golden: string | undefined): void {
    const [first, ...others] = this.#outcomes;
    if (this.#task.entry.volatile || first === undefined || this.#faults.length > 0) return;
    const other = others.find(({ stdout }) => stdout !== first.stdout);
    if (other !== undefined) {
      const advice =
        'make it independent of its surroundings, or set `volatile: true` and say what holds';
      this.#faults.push(
        `two runs print different text — ${advice}:\n${diff(first.stdout, other.stdout)}`,
      );
    } else if (golden !== undefined && golden !== first.stdout) {
      this.#faults.push(
        `prints other text than recorded (- recorded, + printed):\n${diff(golden, first.stdout)}`,
      );
    }
  }

  /** Not to fail, in any surroundings, is the mutant's victory and our fault. */
  async #mutate(mutant: Mutant): Promise<void> {
    const { entry, program, toolchain } = this.#task;
    const name = `the mutant ${JSON.stringify(mutant.replace)} → ${JSON.stringify(mutant.with)}`;
    const source = program.source.replace(mutant.replace, () => mutant.with);
    const top = join(this.#task.top, `mutant-${mutant.line}`);
    const made = await build({ ...program, source }, toolchain, top);
    if ('fault' in made) {
      this.#faults.push(`${name} cannot be built, so it shows nothing:\n${made.fault}`);
      return;
    }
    // One that hangs fails as well; there is no need to wait the whole time for it.
    const slowest = Math.max(...this.#outcomes.map(({ seconds }) => seconds));
    const seconds = Math.min(programLimits.seconds, Math.max(2, 5 * slowest));
    for (const around of surroundings.slice(0, this.#outcomes.length)) {
      const outcome = await this.#run(made.ready, around, { ...programLimits, seconds });
      const differs = !entry.volatile && outcome.stdout !== this.#outcomes[0]?.stdout;
      if (differs || faultsOf(entry, outcome).length > 0) return;
    }
    this.#faults.push(`${name} survived: everything still holds — expect what fails with it`);
  }

  async #run(ready: Ready, around: Surroundings, limits: Limits): Promise<Outcome> {
    const top = mkdtempSync(join(this.#task.top, 'run-'));
    const folder = folderOf(around, top);
    const env = environmentOf(around, top, this.#task.entry.cpus);
    const outcome = await execute({ ...ready.placeIn(folder), env }, limits);
    rmSync(top, { recursive: true, force: true });
    return { ...outcome, stderr: outcome.stderr.replaceAll(`${folder}/`, '') };
  }

  /** Measures up to `attempts` times until the cores the entry needs can really be had. */
  async #scarceCores(attempts: number): Promise<string | undefined> {
    const wanted = this.#task.entry.cpus;
    if (wanted === 0) return undefined;
    const free = await this.#task.measureCores(wanted);
    if (areEnough(free, wanted)) return undefined;
    if (attempts <= 1) return `${free.toFixed(2)} of ${wanted} cores could be had`;
    await pause(1000);
    return this.#scarceCores(attempts - 1);
  }

  #inconclusive(reason: string): Finding {
    if (this.#unrun.length > 0) return this.#done();
    return { ...this.#done(), verdict: 'inconclusive', reasons: [reason], printed: undefined };
  }

  #done(fault?: string): Finding {
    const reasons = [...this.#unrun, ...this.#faults, ...(fault === undefined ? [] : [fault])];
    return {
      verdict: reasons.length === 0 ? 'pass' : 'fail',
      reasons,
      runs: this.#outcomes.length,
      seconds: Math.max(0, ...this.#outcomes.map(({ seconds }) => seconds)),
      printed: this.#outcomes[0],
    };
  }
}

function faultsOf(entry: Entry, outcome: Outcome): readonly string[] {
  return outcome.trouble === undefined ? judge(entry, outcome) : [outcome.trouble];
}
