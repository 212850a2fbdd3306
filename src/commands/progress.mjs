// Plain JavaScript: the step that installs runs before the pinned Node is there.
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const project = fileURLToPath(new URL('../../', import.meta.url));

/** A step went wrong; `output` is what its program printed, `advice` what to do about it. */
export class StepFailed extends Error {
  /**
   * @param {string} message
   * @param {{ output?: string, advice?: string }} [more]
   */
  constructor(message, { output = '', advice = '' } = {}) {
    super(message);
    this.output = output;
    this.advice = advice;
  }
}

/** @param {number} milliseconds */
export const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

/**
 * Runs one numbered step on one line: what it does, then how long it took.
 * On a terminal the seconds count along. What `work` resolves to is said behind the time.
 *
 * @param {string} label such as `2/3`
 * @param {string} title
 * @param {() => Promise<string | void>} work
 */
export async function step(label, title, work) {
  const begun = performance.now();
  const line = `[${label}] ${title} …`;
  const terminal = process.stdout.isTTY;
  const elapsed = () => seconds(performance.now() - begun);

  process.stdout.write(line);
  const clock = setInterval(() => terminal && process.stdout.write(`\r${line} ${elapsed()}`), 1000);
  const end = (/** @type {string} */ text) =>
    process.stdout.write(`${terminal ? `\r${line}` : ''} ${text}\n`);

  try {
    const note = await work();
    end(elapsed() + (note ? `, ${note}` : ''));
  } catch (error) {
    end(`failed after ${elapsed()}`);
    throw error;
  } finally {
    clearInterval(clock);
  }
}

/** Prints a failure for a person: what the program said, what went wrong, what to do. @param {unknown} error */
export function report(error) {
  if (!(error instanceof StepFailed)) {
    console.error(error);
    return;
  }
  if (error.output.trim()) console.error(`\n${error.output.trim()}\n`);
  console.error(error.message);
  if (error.advice) console.error(error.advice);
}
