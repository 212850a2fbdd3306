import { Worker } from 'node:worker_threads';

const spin = `
const { parentPort } = require('node:worker_threads');
const started = performance.now();
const before = process.threadCpuUsage();
while (performance.now() - started < 500);
const used = process.threadCpuUsage(before);
parentPort.postMessage((used.user + used.system) / 1000 / (performance.now() - started));
`;

/** Cores that could really be had just now: `wanted` threads spin for half a second and add up their processor time. */
export async function freeCores(wanted: number): Promise<number> {
  const shares = await Promise.all(
    Array.from({ length: wanted }, async () => {
      const worker = new Worker(spin, { eval: true });
      const share = await new Promise<number>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
      });
      await worker.terminate();
      return share;
    }),
  );
  return shares.reduce((sum, share) => sum + share, 0);
}

/** A claim about parallelism needs nearly all of its cores. */
export function areEnough(free: number, wanted: number): boolean {
  return free >= 0.85 * wanted;
}
