import type { Action, Context, Model } from '../kit/model.ts';
import { arrive, beat, crash, restart, stand, take, wait } from './model/rules.ts';
import { safety } from './model/safety.ts';
import {
  memory,
  name,
  params,
  type E,
  type P,
  type S,
  type Server,
  type World,
} from './model/state.ts';

/** Servers that keep one log by the rules of Raft, on a network that may do anything but lie. */
export const model: Model<P, S, E> = {
  id: 'raft',
  version: 1,
  params,
  sampleEvery: 20_000,
  init(settings, context) {
    const zeros = () => Array.from({ length: settings.servers + 1 }, () => 0);
    const state: S = {
      servers: Array.from({ length: settings.servers }, (_, id) => ({
        id,
        term: 0,
        vote: -1,
        log: [],
        role: 'follower',
        ...memory(),
      })),
      side: zeros(),
      flying: new Map(),
      messages: 0,
      commands: 0,
      news: [],
      decided: [],
      leaders: new Map(),
      rivals: [],
      before: null,
      race: { candidate: -1, term: 0, up: 0, isOpen: false },
      elections: zeros(),
      splits: zeros(),
    };
    const world = { state, params: settings, context };
    for (const each of state.servers) wait(world, each);
    if (settings.load > 0) comeNext(settings, context, 'command');
    if (settings.faults === 'random') comeNext(settings, context, 'trouble');
    return state;
  },
  step(state, event, settings, context) {
    const world = { state, params: settings, context };
    const me = state.servers['server' in event ? event.server : 0]!;
    state.news = [];
    state.before = null;
    switch (event.kind) {
      case 'arrive':
        arrive(world, event.message);
        break;
      case 'beat':
        if (me.role !== 'leader' || me.term !== event.term) break;
        beat(world, me);
        if (settings.faults === 'leader') crash(world, me);
        break;
      case 'command': {
        if (state.commands < most) comeNext(settings, context, 'command');
        const leaders = state.servers.filter(({ role }) => role === 'leader');
        if (leaders.length > 0) take(world, context.rng('clients').pick(leaders));
        break;
      }
      case 'trouble':
        comeNext(settings, context, 'trouble');
        trouble(world);
        break;
      case 'cut':
        state.side[me.id] = 1;
        break;
      case 'heal':
        state.side.fill(0);
        break;
      default:
        acts[event.kind](world, me);
    }
    if (settings.faults === 'leader' && state.news.some(({ what }) => what === 'wins'))
      for (const each of state.servers) if (each.role === 'down') restart(world, each);
  },
  invariants: safety,
  metrics: ({ commands, decided }) => ({ commands, committed: decided.length }),
  actions: [
    of('send', 'Send a command to', ({ role }) => role === 'leader'),
    of('time-out', 'Lose patience', ({ timer }) => timer >= 0),
    of('restart', 'Restart', ({ role }) => role === 'down'),
    { id: 'heal', label: 'Heal', event: () => ({ kind: 'heal' }) },
    { ...of('crash', 'Crash', ({ role }) => role !== 'down'), isFault: true },
    { ...of('cut', 'Cut off', (_, side) => side === 0), isFault: true },
  ],
};

/** The clients have so many commands: logs are never compacted here. */
const most = 300;

/** What a server does of itself. */
const acts = { 'time-out': stand, send: take, crash, restart } as const;

function of(
  id: keyof typeof acts | 'cut',
  label: string,
  isPossible: (server: Server, side: number) => boolean,
): Action<P, S, E> {
  return {
    id,
    label,
    targets: ({ servers, side }) =>
      servers
        .filter((each) => isPossible(each, side[each.id]!))
        .map(({ id: value }) => ({ value, label: name(value) })),
    event: (server) => ({ kind: id, server }),
  };
}

/** The next of those that come at random. */
function comeNext({ load, timeout }: P, { after, rng }: Context<E>, kind: 'command' | 'trouble') {
  const mean = kind === 'command' ? 1_000_000 / load : timeout * 1000;
  after(rng(kind).exponential(mean), { kind });
}

/** A server crashes or comes back, or some are cut off, or the network heals. */
function trouble(world: World): void {
  const { servers, side } = world.state;
  const luck = world.context.rng('trouble');
  const server = luck.pick(servers);
  if (server.role === 'down') restart(world, server);
  else if (luck.chance(0.5)) crash(world, server);
  else if (side.includes(1)) side.fill(0);
  else for (const { id } of servers) side[id] = luck.whole(0, 1);
}
