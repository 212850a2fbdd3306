import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** An index in the making, on a thread of its own, so that pages can be rendered meanwhile. */
export class Indexing {
  readonly #thread: Worker;
  readonly #articles: Promise<number>;

  /**
   * @param desk folder of the documents
   * @param folder of the index; emptied first
   */
  constructor(desk: string, folder: string) {
    this.#thread = new Worker(new URL('index-thread.ts', import.meta.url), {
      workerData: { desk, folder },
    });
    this.#articles = once(this.#thread, 'message').then(([articles]) => articles as number);
    // A failure is told to who waits; a build that fails elsewhere does not wait.
    this.#articles.catch(() => {});
    this.#thread.unref();
  }

  /** Waits for its end; returns how many articles can be searched. */
  done(): Promise<number> {
    this.#thread.ref();
    return this.#articles;
  }
}
