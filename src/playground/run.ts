import type { Program, Way } from './engine.ts';
import type { Message } from './messages.ts';

/** As when the example was recorded. */
export const limitSeconds = 10;

export type End =
  | { readonly kind: 'ended'; readonly exit: number; readonly seconds: number }
  /** By force: it took too long, printed too much, or the reader had enough. */
  | { readonly kind: 'stopped'; readonly why: 'time' | 'flood' | 'reader' }
  | { readonly kind: 'broken'; readonly reason: string };

export interface Watch {
  /** The engine is there; the program begins. */
  readonly onBegin: () => void;
  readonly onPrint: (text: string, isError: boolean) => void;
  /** Stops the program. */
  readonly signal: AbortSignal;
}

/**
 * Workers whose engine is loaded and that have nothing to do. Starting Python takes seconds, so one serves many runs:
 * what an edited program changes in the library of Python is found by the next.
 */
const idle: Record<Way, Worker[]> = { worker: [], pyodide: [] };

/** Runs a program in a worker. An endless one is ended together with its worker; the page does not notice. */
export async function run(
  way: Way,
  program: Program,
  { onBegin, onPrint, signal }: Watch,
): Promise<End> {
  if (signal.aborted) return { kind: 'stopped', why: 'reader' };
  const rested = idle[way].pop();
  const worker = rested ?? hire(way);
  const listening = new AbortController();
  return new Promise<End>((resolve) => {
    let begun = 0;
    let timer: ReturnType<typeof setTimeout>;
    const begin = (): void => {
      begun = performance.now();
      worker.postMessage(program);
      timer = setTimeout(() => finish({ kind: 'stopped', why: 'time' }), limitSeconds * 1000);
      onBegin();
    };
    const finish = (end: End): void => {
      clearTimeout(timer);
      listening.abort();
      if (end.kind === 'ended') idle[way].push(worker);
      else worker.terminate();
      resolve(end);
    };
    const hear = ({ data }: MessageEvent<Message>): void => {
      switch (data.kind) {
        case 'ready':
          return begin();
        case 'printed':
          return onPrint(data.text, data.isError);
        case 'flooded':
          return finish({ kind: 'stopped', why: 'flood' });
        case 'ended':
          return finish({ ...data, seconds: (performance.now() - begun) / 1000 });
        case 'broken':
          return finish(data);
      }
    };
    const until = { signal: listening.signal };
    worker.addEventListener('message', hear, until);
    worker.addEventListener(
      'error',
      ({ message }) => finish({ kind: 'broken', reason: message || 'its worker cannot be loaded' }),
      until,
    );
    signal.addEventListener('abort', () => finish({ kind: 'stopped', why: 'reader' }), until);
    if (rested !== undefined) begin();
  });
}

/** The addresses stand here as the bundler wants to see them. */
function hire(way: Way): Worker {
  switch (way) {
    case 'worker':
      return new Worker(new URL('./javascript-worker.ts', import.meta.url), { type: 'module' });
    case 'pyodide':
      return new Worker(new URL('./python-worker.ts', import.meta.url), { type: 'module' });
  }
}
