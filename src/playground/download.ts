import type { Way } from './engine.ts';

/** What the first run of a visit downloads, compressed; e2e/running.spec.ts measures it. */
export const megabytes: Readonly<Record<Way, number>> = { worker: 0.3, pyodide: 6 };
