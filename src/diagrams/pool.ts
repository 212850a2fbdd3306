import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Drawing } from './drawing.ts';
import type { Objection } from './error.ts';
import type { Order } from './work.ts';

export interface Job {
  readonly id: number;
  readonly order: Order;
}

export type Answer = { readonly id: number } & (
  { readonly drawing: Drawing } | { readonly objection: Objection } | { readonly crash: string }
);

export interface Pool {
  run(order: Order): Promise<Answer>;
  close(): Promise<void>;
}

interface Task {
  readonly job: Job;
  readonly done: (answer: Answer) => void;
}

interface Hand {
  readonly process: ChildProcess;
  task: Task | undefined;
  lastWords: string;
  timer: NodeJS.Timeout | undefined;
}

const most = Math.min(2, availableParallelism());
/** A second process costs a second and 300 MB: it is started when this many diagrams are asked for. */
const worthAnother = 48;
/** Longer than any real diagram takes, even on a busy machine. */
const patience = 120_000;

/** Processes that draw, started when there is work and ended by `close` or with the build. */
export function openPool(): Pool {
  const waiting: Task[] = [];
  const hands = new Set<Hand>();
  let count = 0;

  function assign(): void {
    for (const hand of hands) if (hand.task === undefined) give(hand);
    if (waiting.length > 0 && (hands.size === 0 || (hands.size < most && count >= worthAnother))) {
      give(hire());
    }
  }

  function give(hand: Hand): void {
    const task = waiting.shift();
    if (task === undefined) return;
    hand.task = task;
    hand.process.ref();
    hand.process.channel?.ref();
    hand.timer = setTimeout(() => hand.process.kill('SIGKILL'), patience);
    hand.process.send(task.job);
  }

  function hire(): Hand {
    const child = fork(fileURLToPath(new URL('./drafter.ts', import.meta.url)), {
      execArgv: [
        '--max-old-space-size=320',
        '--max-semi-space-size=8',
        '--disable-warning=ExperimentalWarning',
      ],
      // Gantt charts reckon in local time.
      env: { ...process.env, NODE_OPTIONS: '', TZ: 'UTC' },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const hand: Hand = { process: child, task: undefined, lastWords: '', timer: undefined };
    hands.add(hand);
    child.stderr?.on(
      'data',
      (chunk: Buffer) => (hand.lastWords = (hand.lastWords + String(chunk)).slice(-2000)),
    );
    child.on('message', (answer: Answer) => finish(hand, answer));
    child.on('exit', (code, signal) => {
      hands.delete(hand);
      const id = hand.task?.job.id;
      if (id !== undefined)
        finish(hand, {
          id,
          crash: `the drawing process ended (${signal ?? code}) ${hand.lastWords}`,
        });
      else assign();
    });
    return hand;
  }

  function finish(hand: Hand, answer: Answer): void {
    clearTimeout(hand.timer);
    const { task } = hand;
    hand.task = undefined;
    task?.done(answer);
    hand.process.unref();
    hand.process.channel?.unref();
    (hand.process.stderr as { unref?(): void } | null)?.unref?.();
    assign();
  }

  return {
    run: (order) =>
      new Promise((done) => {
        count += 1;
        waiting.push({ job: { id: count, order }, done });
        assign();
      }),
    async close() {
      await Promise.all(
        [...hands].map(
          ({ process: child }) =>
            new Promise<void>((ended) => {
              child.ref();
              child.once('exit', () => ended());
              child.disconnect();
            }),
        ),
      );
    },
  };
}
