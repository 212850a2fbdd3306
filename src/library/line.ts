import type { ChildProcess } from 'node:child_process';

/** One end of a line between two processes of ours: a child, or `process` in a child. */
type End = ChildProcess | NodeJS.Process;

type Message =
  | { readonly id: number; readonly question: unknown }
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly error: unknown };

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Questions and answers between two processes, many open at once. */
export class Line {
  readonly #end: NodeJS.Process;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;

  /** @param respond answers what the other end asks; what it throws is thrown there */
  constructor(end: End, respond: (question: never) => Promise<unknown>) {
    this.#end = end as NodeJS.Process;
    const hear = async (message: Message): Promise<void> => {
      if ('question' in message) {
        const { id, question } = message;
        try {
          this.#say({ id, answer: await respond(question as never) });
        } catch (error) {
          this.#say({ id, error });
        }
      } else {
        const waiting = this.#waiting.get(message.id);
        this.#waiting.delete(message.id);
        if ('error' in message) waiting?.reject(message.error);
        else waiting?.resolve(message.answer);
      }
    };
    this.#end.on('message', hear);
  }

  /** @throws what the other end threw; of an error class of ours, only the message comes through */
  ask<Answer>(question: unknown): Promise<Answer> {
    this.#asked += 1;
    const id = this.#asked;
    const answer = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#say({ id, question });
    return answer as Promise<Answer>;
  }

  #say(message: Message): void {
    this.#end.send?.(message);
  }
}
