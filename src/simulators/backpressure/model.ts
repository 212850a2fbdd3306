import type { Context, Model } from '../kit/model.ts';
import { calm, dropStanding, leastBehind, type Codel } from './model/codel.ts';
import {
  echo,
  meanWork,
  mostOutside,
  params,
  policies,
  type P,
  type Policy,
} from './model/params.ts';

export interface Item {
  /** When it was due at the producer: deadlines count from here. */
  readonly dueAt: number;
  /** When it came into the buffer: waits count from here. */
  readonly cameAt: number;
  readonly work: number;
}

/** A producer, a buffer and a consumer under one policy. */
export interface Lane {
  readonly policy: Policy;
  /** Held by the blocked producer, as plain numbers since they can be many: when each was due, how long it is. */
  outside: number[];
  outsideWork: number[];
  buffer: Item[];
  serving: Item | null;
  begunAt: number;
  /** How long the item in service takes, slow or not. */
  takes: number;
  offered: number;
  inTime: number;
  late: number;
  lost: number;
  /** The consumer's time in microseconds. */
  useful: number;
  useless: number;
  idle: number;
  idleSince: number;
  /** Waits in the buffer, summed over the items begun, and of the last of them. */
  waited: number;
  begun: number;
  lastWait: number;
  lastDueAt: number;
  codel: Codel;
  /** When a wait was last seen below the target, or almost nothing in the buffer. */
  lowAt: number;
  window: number;
  inFlight: number;
  cutAt: number;
  wrong: string;
}

export interface S {
  lanes: Lane[];
  slowUntil: number;
  /** The lane of the last event; −1 for all. */
  touched: number;
}

export type E =
  | { readonly kind: 'due' }
  | { readonly kind: 'burst'; readonly items: number }
  | { readonly kind: 'slow'; readonly time: number }
  | { readonly kind: 'end'; readonly lane: number }
  | {
      readonly kind: 'heard';
      readonly lane: number;
      readonly isLost: boolean;
      readonly sentAt: number;
    };

/** How much work is before an item that is due now, in microseconds. */
export const ahead = ({ outside, buffer }: Lane): number =>
  (outside.length + buffer.length) * meanWork;

/** What a step works with. */
interface Scene {
  readonly state: S;
  readonly p: P;
  readonly context: Context<E>;
}

/** The interval of CoDel, ten times its target, in microseconds. */
const intervalOf = ({ target }: P): number => target * 10_000;
const ms = 1000;

/** The same item is due in some lanes; it is as long in each. */
function produce(scene: Scene, lanes: readonly number[], stream = ''): void {
  const { p, context } = scene;
  const work = p.work === 'even' ? meanWork : context.rng(`work${stream}`).exponential(meanWork);
  for (const index of lanes) {
    const lane = scene.state.lanes[index]!;
    lane.offered += 1;
    lane.inFlight += 1;
    const item = { dueAt: context.now, cameAt: context.now, work };
    if (lane.policy === 'block' && (lane.outside.length > 0 || lane.buffer.length >= p.limit)) {
      if (lane.outside.length < mostOutside) {
        lane.outside.push(item.dueAt);
        lane.outsideWork.push(work);
      } else lose(scene, index, item);
      continue;
    }
    if (lane.buffer.length >= p.limit) {
      if (lane.policy !== 'oldest') {
        lose(scene, index, item);
        continue;
      }
      lose(scene, index, lane.buffer.shift()!);
    }
    lane.buffer.push(item);
    take(scene, index);
  }
}

function lose({ state, p, context }: Scene, index: number, { dueAt }: Item): void {
  state.lanes[index]!.lost += 1;
  hear(p, context, { kind: 'heard', lane: index, isLost: true, sentAt: dueAt });
}

function hear({ source }: P, { after }: Context<E>, event: E): void {
  if (source === 'window') after(echo, event);
}

/** The consumer takes the next item, if it is free and there is one. */
function take(scene: Scene, index: number): void {
  const { state, p, context } = scene;
  const { now, after } = context;
  const lane = state.lanes[index]!;
  const { buffer } = lane;
  if (lane.serving !== null) return;
  if (lane.policy === 'codel') shedStanding(scene, index, lane);
  while (lane.policy === 'deadline' && buffer.length > 0) {
    if (now + meanWork <= buffer[0]!.dueAt + p.deadline * ms) break;
    lose(scene, index, buffer.shift()!);
  }
  const item = buffer.shift();
  admit(lane, p, now);
  if (item === undefined) return;
  if (item.dueAt < lane.lastDueAt)
    lane.wrong = `what was due at ${item.dueAt} µs began after what was due at ${lane.lastDueAt}`;
  lane.lastDueAt = item.dueAt;
  lane.lastWait = now - item.cameAt;
  lane.waited += lane.lastWait;
  lane.begun += 1;
  lane.idle += now - lane.idleSince;
  lane.serving = item;
  lane.begunAt = now;
  lane.takes = now < state.slowUntil ? 2 * item.work : item.work;
  after(lane.takes, { kind: 'end', lane: index });
}

function shedStanding(scene: Scene, index: number, lane: Lane): void {
  const { p, context } = scene;
  const { now } = context;
  const { buffer } = lane;
  const target = p.target * ms;
  const see = (): void => {
    if (buffer.length <= leastBehind || now - buffer[0]!.cameAt < target) lane.lowAt = now;
  };
  see();
  const head = {
    wait: () => (buffer[0] === undefined ? undefined : now - buffer[0].cameAt),
    behind: () => buffer.length - 1,
    drop() {
      const stood = now - lane.lowAt;
      if (stood < intervalOf(p)) lane.wrong = `a drop ${stood} µs after a short wait`;
      lose(scene, index, buffer.shift()!);
      see();
    },
  };
  dropStanding(lane.codel, head, now, target, intervalOf(p));
}

/** Lets in what the producer holds, as far as there is room. */
function admit({ outside, outsideWork, buffer }: Lane, { limit }: P, now: number): void {
  while (outside.length > 0 && buffer.length < limit)
    buffer.push({ dueAt: outside.shift()!, cameAt: now, work: outsideWork.shift()! });
}

function end(scene: Scene, index: number): void {
  const { state, p, context } = scene;
  const { now } = context;
  const lane = state.lanes[index]!;
  const { dueAt } = lane.serving!;
  if (now <= dueAt + p.deadline * ms) {
    lane.inTime += 1;
    lane.useful += lane.takes;
  } else {
    lane.late += 1;
    lane.useless += lane.takes;
  }
  lane.serving = null;
  lane.idleSince = now;
  hear(p, context, { kind: 'heard', lane: index, isLost: false, sentAt: dueAt });
  take(scene, index);
}

/** A window grows by one item a round trip, and is halved for a loss, once for all that was on its way by then. */
function listen(scene: Scene, event: E & { kind: 'heard' }): void {
  const { now } = scene.context;
  const lane = scene.state.lanes[event.lane]!;
  lane.inFlight -= 1;
  if (!event.isLost) lane.window = Math.min(mostOutside, lane.window + 1 / lane.window);
  else if (event.sentAt >= lane.cutAt) {
    lane.window = Math.max(1, lane.window / 2);
    lane.cutAt = now;
  }
  fill(scene, event.lane);
}

function fill(scene: Scene, index: number): void {
  const lane = scene.state.lanes[index]!;
  while (lane.inFlight < Math.floor(lane.window)) produce(scene, [index], `/${index}`);
}

function comeAgain({ load, gaps }: P, { now, at, after, rng }: Context<E>): void {
  const mean = (meanWork * 100) / load;
  if (gaps === 'even') at(Math.round((Math.round(now / mean) + 1) * mean), { kind: 'due' });
  else after(rng('gaps').exponential(mean), { kind: 'due' });
}

/** The lanes that a check has to look at. */
const touchedLanes = ({ lanes, touched }: S): readonly Lane[] =>
  touched < 0 ? lanes : lanes.slice(touched, touched + 1);

/** The first thing that is wrong in a lane. */
function inLanes(state: S, wrong: (lane: Lane) => string): string | undefined {
  for (const lane of touchedLanes(state)) {
    const words = wrong(lane);
    if (words !== '') return `${lane.policy}: ${words}`;
  }
  return undefined;
}

/** One producer, a buffer with a limit, one consumer; what happens to an item that finds no room is the policy. */
export const model: Model<P, S, E> = {
  id: 'backpressure',
  version: 2,
  params,
  sampleEvery: 250_000,
  init(p, context) {
    const chosen = p.policy === 'all' ? policies : [p.policy];
    const lanes = chosen.map((policy): Lane => ({
      policy,
      outside: [],
      outsideWork: [],
      buffer: [],
      serving: null,
      begunAt: 0,
      takes: 0,
      offered: 0,
      inTime: 0,
      late: 0,
      lost: 0,
      useful: 0,
      useless: 0,
      idle: 0,
      idleSince: 0,
      waited: 0,
      begun: 0,
      lastWait: 0,
      lastDueAt: 0,
      codel: calm(),
      lowAt: 0,
      window: 2,
      inFlight: 0,
      cutAt: 0,
      wrong: '',
    }));
    const state = { lanes, slowUntil: 0, touched: -1 };
    if (p.source === 'steady') comeAgain(p, context);
    else for (const index of lanes.keys()) fill({ state, p, context }, index);
    return state;
  },
  step(state, event, p, context) {
    const scene = { state, p, context };
    const every = [...state.lanes.keys()];
    state.touched = 'lane' in event ? event.lane : -1;
    switch (event.kind) {
      case 'due':
        produce(scene, every);
        comeAgain(p, context);
        break;
      case 'burst':
        for (let left = event.items; left > 0; left -= 1) produce(scene, every);
        break;
      case 'slow':
        state.slowUntil = context.now + event.time;
        break;
      case 'end':
        end(scene, event.lane);
        break;
      case 'heard':
        listen(scene, event);
        break;
    }
  },
  invariants: [
    {
      title: 'Every item is in time, late, lost, or on its way',
      broken: (state) =>
        inLanes(state, ({ offered, inTime, late, lost, outside, buffer, serving }) => {
          const onItsWay = outside.length + buffer.length + (serving === null ? 0 : 1);
          const known = inTime + late + lost + onItsWay;
          return known === offered ? '' : `${offered} were due, ${known} are known`;
        }),
    },
    {
      title: 'The buffer keeps its limit, and nobody is blocked while it has room',
      broken: (state, { limit }) =>
        inLanes(state, ({ buffer, outside }) =>
          buffer.length > limit || (outside.length > 0 && buffer.length < limit)
            ? `${buffer.length} of ${limit} inside, ${outside.length} outside`
            : '',
        ),
    },
    {
      title:
        'Every microsecond of the consumer was useful, useless or idle, and idle only without items',
      broken: (state, _, now) =>
        inLanes(state, ({ useful, useless, idle, idleSince, serving, begunAt, buffer }) => {
          if (serving === null && buffer.length > 0) return `idle, and ${buffer.length} wait`;
          const current = now - (serving === null ? idleSince : begunAt);
          const sum = useful + useless + idle + current;
          return sum === now ? '' : `${sum} of ${now} µs`;
        }),
    },
    {
      title:
        'Items begin in order, and CoDel drops only what has stood above its target for an interval',
      broken: (state) => inLanes(state, ({ wrong }) => wrong),
    },
  ],
  metrics: ({ lanes }) =>
    Object.fromEntries(
      lanes.flatMap((lane) => [
        [`wait/${lane.policy}`, lane.lastWait],
        [`good/${lane.policy}`, lane.inTime],
        [`ahead/${lane.policy}`, ahead(lane)],
      ]),
    ),
  actions: [
    { id: 'burst', label: 'Send 50 items at once', event: () => ({ kind: 'burst', items: 50 }) },
    {
      id: 'slow',
      label: 'Halve the consumer for 2 s',
      isFault: true,
      event: () => ({ kind: 'slow', time: 2_000_000 }),
    },
  ],
};
