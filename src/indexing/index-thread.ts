/** A thread that writes the index, for `Indexing`. */
import { availableParallelism } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { writeIndex } from './pagefind-index.ts';

const { desk, folder } = workerData as { readonly desk: string; readonly folder: string };
// Pagefind would take every core; the pages that are rendered meanwhile need one.
process.env['RAYON_NUM_THREADS'] = String(Math.max(1, availableParallelism() - 1));
parentPort?.postMessage(await writeIndex(desk, folder));
