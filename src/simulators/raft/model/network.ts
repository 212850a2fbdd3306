import type { Message, Server, Words, World } from './state.ts';

/** A message may be lost, doubled, and overtaken by another. What is sent across a cut is lost. */
export function send(
  { state, params: { delay, jitter, drop, duplicate }, context: { now, after, rng } }: World,
  { id: from, term }: Server,
  to: number,
  words: Words,
): void {
  if (to === from) return;
  for (let copies = rng('duplicate').chance(duplicate / 100) ? 2 : 1; copies > 0; copies -= 1) {
    const time = delay * 1000 + rng('delay').whole(0, jitter * 1000);
    const isLost = rng('drop').chance(drop / 100) || state.side[from] !== state.side[to];
    state.messages += 1;
    state.flying.set(state.messages, { from, to, term, words, sentAt: now, time, isLost });
    after(time, { kind: 'arrive', message: state.messages });
  }
}

/** The message that arrives; none where it got lost, or a cut came between. */
export function receive({ state: { flying, side } }: World, number: number): Message | undefined {
  const message = flying.get(number)!;
  flying.delete(number);
  return message.isLost || side[message.from] !== side[message.to] ? undefined : message;
}
