import { once } from 'node:events';
import { MessageChannel, type MessagePort, type Worker } from 'node:worker_threads';

interface Asked {
  readonly question: unknown;
  readonly reply: MessagePort;
}

type Reply = { readonly answer: unknown } | { readonly error: unknown };

/**
 * Asks another thread; the answer comes on a channel of its own, so that many questions can be open at once.
 * @throws what the other thread threw; of an error class of ours, only the message comes through
 */
export async function ask<Answer>(
  thread: Worker | MessagePort,
  question: unknown,
): Promise<Answer> {
  const { port1, port2 } = new MessageChannel();
  thread.postMessage({ question, reply: port2 } satisfies Asked, [port2]);
  const [reply] = (await once(port1, 'message')) as [Reply];
  port1.close();
  if ('error' in reply) throw reply.error;
  return reply.answer as Answer;
}

/** Answers what another thread asks, as long as the two live. */
export function answer<Question>(
  thread: Worker | MessagePort,
  respond: (question: Question) => Promise<unknown>,
): void {
  thread.on('message', async ({ question, reply }: Asked) => {
    const say = (said: Reply): void => reply.postMessage(said, []);
    try {
      say({ answer: await respond(question as Question) });
    } catch (error) {
      say({ error });
    }
  });
}
