/** The process that draws: Mermaid takes over `document` and `Math.random`, so it gets a process of its own. */
import { openTable } from './drafting.ts';
import { Refusal } from './error.ts';
import type { Answer, Job } from './pool.ts';
import { carryOut } from './work.ts';

const table = openTable();
let line = Promise.resolve();

process.on('message', (job: Job) => {
  line = line.then(async () => {
    const answer = await work(job);
    await new Promise((sent) => process.send?.(answer, undefined, undefined, sent));
    // Without a turn of the event loop jsdom's weak references are never freed.
    await new Promise((turned) => setImmediate(turned));
  });
});
process.on('disconnect', () => process.exit());

async function work({ id, order }: Job): Promise<Answer> {
  try {
    return { id, drawing: await carryOut(order, await table) };
  } catch (error) {
    if (error instanceof Refusal) return { id, objection: error.objection };
    return { id, crash: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
