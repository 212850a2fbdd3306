import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { DiagramError } from '#diagrams/draw.ts';
import type { CompileContext } from '#markdown/compile.ts';
import type { Problem } from '#wiki/problem.ts';
import { compileText, type CompiledJob, type Job, type Surroundings } from './compile-text.ts';
import { answer, ask } from './exchange.ts';

/** Fewer texts are compiled before threads have started and loaded their grammars. */
const worthThreads = 128;
const mostThreads = 4;
/** A thread needs about 150 MB for its grammars; without a limit it takes twice that before it tidies up. */
const memoryOfThread = { maxOldGenerationSizeMb: 320, maxYoungGenerationSizeMb: 32 };
/** So that a thread has work while one of its texts waits for a diagram. */
const jobsPerThread = 3;

type Draw = CompileContext['draw'];

/** What a thread gets for a diagram: a mistake in it is no error of the thread. */
export type Drawn = { readonly drawing: Awaited<ReturnType<Draw>> } | { readonly mistake: Problem };

/**
 * Compiles texts, many of them on several threads. Diagrams are drawn on this one, which knows what is drawn already.
 * @param keep is given each result as soon as it is there
 */
export async function compileAll<Task extends { readonly job: Job }>(
  tasks: readonly Task[],
  surroundings: Surroundings,
  draw: Draw,
  keep: (task: Task, result: CompiledJob) => Promise<void>,
): Promise<void> {
  if (tasks.length < worthThreads) {
    await Promise.all(
      tasks.map(async (task) => keep(task, await compileText(task.job, surroundings, draw))),
    );
    return;
  }
  const threads = Array.from(
    { length: Math.min(availableParallelism(), mostThreads) },
    () =>
      new Worker(new URL('compile-thread.ts', import.meta.url), {
        workerData: surroundings,
        resourceLimits: memoryOfThread,
      }),
  );
  const waiting = tasks.values();
  const work = async (thread: Worker): Promise<void> => {
    for (const task of waiting) await keep(task, await ask<CompiledJob>(thread, task.job));
  };
  const crash = async (thread: Worker): Promise<never> => {
    const [error] = (await once(thread, 'error')) as [unknown];
    throw error;
  };
  for (const thread of threads) {
    answer(thread, (source: Parameters<Draw>[0]) => drawn(draw, source));
  }
  try {
    const lanes = threads.flatMap((thread) => Array.from({ length: jobsPerThread }, () => thread));
    await Promise.race([Promise.all(lanes.map(work)), ...threads.map(crash)]);
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
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
