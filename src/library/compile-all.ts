import { fork } from 'node:child_process';
import { once } from 'node:events';
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
 * Compiles texts, many of them in several processes, whose memory is free again when they end. Diagrams are drawn for
 * this one, which knows what is drawn already. Returns what was told of each text, by file.
 */
export async function compileAll(
  jobs: readonly Job[],
  workplace: Workplace,
  draw: Draw,
): Promise<ReadonlyMap<string, Told>> {
  const told = new Map<string, Told>();
  if (jobs.length < worthProcesses) {
    await Promise.all(
      jobs.map(async (job) => told.set(job.file, await compileText(job, workplace, draw))),
    );
    return told;
  }
  const processes = Array.from({ length: Math.min(availableParallelism(), mostProcesses) }, () =>
    fork(fileURLToPath(new URL('compile-process.ts', import.meta.url)), {
      execArgv: [...memoryOfProcess, '--disable-warning=ExperimentalWarning'],
      serialization: 'advanced',
    }),
  );
  const waiting = jobs.values();
  const work = async (line: Line): Promise<void> => {
    for (const job of waiting) told.set(job.file, await line.ask<Told>(job));
  };
  const crash = async (process: (typeof processes)[number]): Promise<never> => {
    const [code, signal] = (await once(process, 'exit')) as [number | null, string | null];
    throw new Error(`A process that compiles ended (${signal ?? code}).`);
  };
  try {
    const lines = processes.map((process) => new Line(process, (source) => drawn(draw, source)));
    await Promise.all(lines.map((line) => line.ask(workplace)));
    const lanes = lines.flatMap((line) => Array.from({ length: jobsPerProcess }, () => line));
    await Promise.race([Promise.all(lanes.map(work)), ...processes.map(crash)]);
  } finally {
    for (const process of processes) process.removeAllListeners('exit').kill();
  }
  return told;
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
