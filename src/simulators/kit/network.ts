import type { Action, Context } from './model.ts';
import type { NumberParam } from './params.ts';
import type { Rng } from './rng.ts';

/**
 * A network that may do anything but lie, and nodes that crash: a part of the state of distributed models. Messages are
 * delayed, lost, doubled and overtaken by chance, as the parameters say, and one by one, as a reader wants. What a node
 * keeps in a crash is up to the model.
 */
export interface Network<Words> {
  /** The two sides of a cut, by node: no message gets from one to the other. */
  side: number[];
  /** Under way, by number. */
  flying: Map<number, Flight<Words>>;
  /** Sent so far. */
  messages: number;
}

/** A message, with all that the model says in it. Replaced, never changed. */
export type Flight<Words> = Words & {
  readonly from: number;
  readonly to: number;
  readonly sentAt: number;
  /** It takes so long, in microseconds. */
  readonly time: number;
  readonly isLost: boolean;
};

const knob = (label: string, unit: string, min: number, max: number, step: number, initial = min) =>
  ({ kind: 'number', label, unit, min, max, step, initial }) satisfies NumberParam;

/** What messages meet on their way, for the model's table of parameters. */
export const weather = {
  delay: knob('Message delay', 'ms', 5, 200, 5, 40),
  jitter: knob('Random part of delay', 'ms', 0, 200, 5),
  drop: knob('Messages lost', '%', 0, 50, 1),
  duplicate: knob('Messages doubled', '%', 0, 50, 1),
};
export type Weather = Readonly<Record<keyof typeof weather, number>>;

/** Comes when a message does; a fault comes at once. */
export type Arrival = { readonly kind: 'arrive'; readonly message: number };
export type Fault =
  | { readonly kind: 'crash' | 'restart' | 'cut'; readonly server: number }
  | { readonly kind: 'lose' | 'double' | 'hold'; readonly message: number }
  | { readonly kind: 'heal' };

type World<E> = Pick<Context<E | Arrival>, 'now' | 'after' | 'rng'>;

/** Sends words from one node to another, by the weather. What is sent across a cut is lost. */
export function send<Words extends object, E>(
  network: Network<Words>,
  { drop, duplicate, ...rest }: Weather,
  context: World<E>,
  from: number,
  to: number,
  words: Words,
): void {
  const { rng } = context;
  for (let copies = rng('duplicate').chance(duplicate / 100) ? 2 : 1; copies > 0; copies -= 1) {
    const time = delayed(rest, context);
    const isLost = rng('drop').chance(drop / 100) || isCut(network, from, to);
    launch(network, context, { ...words, from, to, sentAt: context.now, time, isLost });
  }
}

/** The message that arrives; none where it got lost, was held up, or a cut came between. */
export function receive<Words extends object, E>(
  network: Network<Words>,
  { now, after }: World<E>,
  number: number,
): Flight<Words> | undefined {
  const message = network.flying.get(number)!;
  const left = message.sentAt + message.time - now;
  if (left > 0) {
    after(left, { kind: 'arrive', message: number });
    return undefined;
  }
  network.flying.delete(number);
  return message.isLost || isCut(network, message.from, message.to) ? undefined : message;
}

/** Does to the network what a fault says. Crashes and restarts are left to the model. */
export function disturb<Words extends object, E>(
  network: Network<Words>,
  params: Weather,
  context: World<E>,
  fault: Fault,
): void {
  const { side, flying } = network;
  switch (fault.kind) {
    case 'cut':
      side[fault.server] = 1;
      return;
    case 'heal':
      side.fill(0);
      return;
    case 'lose':
    case 'double':
    case 'hold': {
      const message = flying.get(fault.message)!;
      const more = delayed(params, context);
      if (fault.kind === 'lose') flying.set(fault.message, { ...message, isLost: true });
      else if (fault.kind === 'hold')
        // So much longer that what was sent after it is likely to arrive before.
        flying.set(fault.message, { ...message, time: message.time + 5 * more });
      else launch(network, context, { ...message, sentAt: context.now, time: more });
      return;
    }
    case 'crash':
    case 'restart':
  }
}

/** Chance breaks something or mends it: a node crashes or comes back, some are cut off, or the network heals. */
export function trouble<Node extends { readonly id: number }>(
  { side }: Network<unknown>,
  luck: Rng,
  nodes: readonly Node[],
  isUp: (node: Node) => boolean,
): Fault | undefined {
  const node = luck.pick(nodes);
  if (!isUp(node)) return { kind: 'restart', server: node.id };
  if (luck.chance(0.5)) return { kind: 'crash', server: node.id };
  if (side.includes(1)) side.fill(0);
  else for (const { id } of nodes) side[id] = luck.whole(0, 1);
  return undefined;
}

/** Everything that a reader may break, and what mends it. */
export function faults<P, S extends Network<unknown>>(
  nameOf: (node: number) => string,
  isUp: (state: S) => readonly boolean[],
): readonly Action<P, S, Fault>[] {
  const toNode = (
    kind: 'crash' | 'restart' | 'cut',
    label: string,
    isPossible: (isThereUp: boolean, side: number) => boolean,
  ): Action<P, S, Fault> => ({
    id: kind,
    label,
    isFault: kind !== 'restart',
    targets: (state) =>
      isUp(state).flatMap((isThereUp, value) =>
        isPossible(isThereUp, state.side[value]!) ? [{ value, label: nameOf(value) }] : [],
      ),
    event: (server) => ({ kind, server }),
  });
  const toMessage = (kind: 'lose' | 'double' | 'hold', label: string): Action<P, S, Fault> => ({
    id: kind,
    label,
    isFault: true,
    targets: ({ flying }) =>
      [...flying]
        .filter(([, { isLost }]) => !isLost)
        .slice(-32)
        .map(([value, { from, to }]) => ({ value, label: `${nameOf(from)} → ${nameOf(to)}` })),
    event: (message) => ({ kind, message }),
  });
  return [
    toNode('restart', 'Restart', (isThereUp) => !isThereUp),
    { id: 'heal', label: 'Heal', event: () => ({ kind: 'heal' }) },
    toNode('crash', 'Crash', (isThereUp) => isThereUp),
    toNode('cut', 'Cut off', (_, side) => side === 0),
    toMessage('lose', 'Lose message'),
    toMessage('double', 'Double message'),
    toMessage('hold', 'Hold up message'),
  ];
}

const others: Readonly<Record<'lose' | 'double' | 'hold' | 'heal', string>> = {
  lose: 'A message is lost.',
  double: 'A message comes twice.',
  hold: 'A message is held up.',
  heal: 'The network is whole again.',
};

/** What a fault did to the network, as a sentence; crashes and restarts are the model's to tell. */
export function faultWords(
  event: Fault | { readonly kind: string },
  nameOf: (node: number) => string,
): string | undefined {
  if (event.kind === 'cut' && 'server' in event)
    return `${nameOf(event.server)} is cut off: its messages reach nobody on the other side.`;
  return others[event.kind as 'lose'];
}

function launch<Words, E>(network: Network<Words>, { after }: World<E>, flight: Flight<Words>) {
  network.messages += 1;
  network.flying.set(network.messages, flight);
  after(flight.time, { kind: 'arrive', message: network.messages });
}

function delayed<E>(
  { delay, jitter }: Pick<Weather, 'delay' | 'jitter'>,
  { rng }: World<E>,
): number {
  return delay * 1000 + rng('delay').whole(0, jitter * 1000);
}

function isCut({ side }: Network<unknown>, from: number, to: number): boolean {
  return side[from] !== side[to];
}
