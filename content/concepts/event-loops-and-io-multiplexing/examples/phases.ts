// In which order does Node.js run what is due at the same time?
import { readFile } from 'node:fs';

const order: string[] = [];
const note = (name: string) => (): void => void order.push(name);

/** Each callback queues the next one before the loop may go on. */
function chain(left: number): void {
  if (left > 1) process.nextTick(chain, left - 1);
  else order.push('last of 1,000 nextTicks');
}

// region order
readFile(import.meta.filename, () => {
  // a callback of the poll phase
  setTimeout(() => {
    order.push('timer 1');
    queueMicrotask(note('microtask of timer 1'));
  }, 0);
  setTimeout(note('timer 2'), 0);
  setImmediate(note('immediate'));
  queueMicrotask(note('microtask'));
  process.nextTick(chain, 1_000);
  const end = performance.now() + 5;
  while (performance.now() < end); // now both timers are due
  order.push('rest of the callback');
});
// endregion

process.on('exit', () => console.log(order.join('\n')));
