/** A thread that writes the index, for `IndexingUnderway`. */
import { parentPort, workerData } from 'node:worker_threads';
import { writeIndex } from './pagefind-index.ts';

const { desk, folder } = workerData as { readonly desk: string; readonly folder: string };
parentPort?.postMessage(await writeIndex(desk, folder));
