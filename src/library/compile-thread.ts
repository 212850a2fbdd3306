/** A thread that compiles texts for `compileAll`, and asks it for diagrams. */
import { parentPort, workerData } from 'node:worker_threads';
import { DiagramError } from '#diagrams/draw.ts';
import type { Drawn } from './compile-all.ts';
import { compileText, type Job, type Surroundings } from './compile-text.ts';
import { answer, ask } from './exchange.ts';

const main = parentPort;
if (main === null) throw new Error('compile-thread.ts is started by compileAll.');

answer(main, (job: Job) =>
  compileText(job, workerData as Surroundings, async (source) => {
    const drawn = await ask<Drawn>(main, source);
    if ('drawing' in drawn) return drawn.drawing;
    throw new DiagramError(drawn.mistake);
  }),
);
