import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { DiagramError } from '#diagrams/draw.ts';
import type { CompileContext } from '#markdown/compile.ts';
import type { Problem } from '#wiki/problem.ts';
import { compileText, type Job, type Told, type Workplace } from './compile-text.ts';
import { Line } from './line.ts';

/** Fewer texts are compiled before other processes have started and loaded their grammars. */
const worthProcesses = 128;
const mostProcesses = 4;
/** A process needs about 150 MB for its grammars; without a limit it takes twice that before it tidies up. */
const memoryOfProcess = ['--max-old-space-size=320', '--max-semi-space-size=16'];
/** So that a process has work while others of its texts wait for their diagrams. */
const jobsPerProcess = 16;

type Draw = CompileContext['draw'];

/** What another process gets for a diagram: a mistake in it is no error of that process. */
export type Drawn = { readonly drawing: Awaited<ReturnType<Draw>> } | { readonly mistake: Problem };

/**
 * Processes that compile texts; their memory is free again when they end. They can be started before it is known what
 * there is to compile, and load their program meanwhile.
 */
export class Compilers {
  readonly #processes = Array.from(
    { length: Math.min(availableParallelism(), mostProcesses) },
    () =>
      fork(fileURLToPath(new URL('compile-process.ts', import.meta.url)), {
        execArgv: [...memoryOfProcess, '--disable-warning=ExperimentalWarning'],
        serialization: 'advanced',
      }),
  );

  /** Started if a build will need them: many texts, and nothing kept of an earlier one. */
  static early(texts: number, cache: string): Compilers | undefined {
    return texts >= worthProcesses && !existsSync(cache) ? new Compilers() : undefined;
  }

  constructor() {
    // A build that fails before it needs them does not wait for them.
    for (const { channel } of this.#processes) channel?.unref();
    for (const process of this.#processes) process.unref();
  }

  /** Diagrams are drawn for this process, which knows what is drawn already. Compiles once, and ends. */
  async compile(
    jobs: readonly Job[],
    workplace: Workplace,
    draw: Draw,
  ): Promise<ReadonlyMap<string, Told>> {
    const told = new Map<string, Told>();
    const waiting = jobs.values();
    const work = async (line: Line): Promise<void> => {
      for (const job of waiting) told.set(job.file, await line.ask<Told>(job));
    };
    for (const { channel } of this.#processes) channel?.ref();
    try {
      const lines = this.#processes.map(
        (process) => new Line(process, (source) => drawn(draw, source)),
      );
      await Promise.all(lines.map((line) => line.ask(workplace)));
      const lanes = lines.flatMap((line) => Array.from({ length: jobsPerProcess }, () => line));
      await Promise.race([Promise.all(lanes.map(work)), ...this.#processes.map(crash)]);
    } finally {
      this.end();
    }
    return told;
  }

  end(): void {
    for (const process of this.#processes) process.removeAllListeners('exit').kill();
  }
}

/** Compiles texts; many of them in several processes. Returns what was told of each text, by file. */
export async function compileAll(
  jobs: readonly Job[],
  workplace: Workplace,
  draw: Draw,
  compilers?: Compilers,
): Promise<ReadonlyMap<string, Told>> {
  if (jobs.length >= worthProcesses)
    return (compilers ?? new Compilers()).compile(jobs, workplace, draw);
  compilers?.end();
  const compile = async (job: Job) => [job.file, await compileText(job, workplace, draw)] as const;
  return new Map(await Promise.all(jobs.map(compile)));
}

async function crash(process: ChildProcess): Promise<never> {
  const [code, signal] = (await once(process, 'exit')) as [number | null, string | null];
  throw new Error(`A process that compiles ended (${signal ?? code}).`);
}

async function drawn(draw: Draw, source: Parameters<Draw>[0]): Promise<Drawn> {
  try {
    return { drawing: await draw(source) };
  } catch (error) {
    if (!(error instanceof DiagramError)) throw error;
    const { file, line, found, expected } = error;
    return { mistake: { file, line, found, expected } };
  }
}
