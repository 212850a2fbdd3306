import type { Action, Context, Model } from '../kit/model.ts';
import { disturb, faults, trouble } from '../kit/network.ts';
import { arrive, beat, crash, restart, stand, take, wait } from './model/rules.ts';
import { safety } from './model/safety.ts';
import { memory, name, params, type E, type P, type S, type Server } from './model/state.ts';

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
      case 'trouble': {
        comeNext(settings, context, 'trouble');
        const isUp = ({ role }: Server) => role !== 'down';
        const fault = trouble(state, context.rng('trouble'), state.servers, isUp);
        if (fault?.kind === 'crash') crash(world, state.servers[fault.server]!);
        if (fault?.kind === 'restart') restart(world, state.servers[fault.server]!);
        break;
      }
      case 'time-out':
      case 'send':
      case 'crash':
      case 'restart':
        acts[event.kind](world, me);
        break;
      default:
        disturb(state, settings, context, event);
    }
    if (settings.faults === 'leader' && state.news.some(({ what }) => what === 'wins'))
      for (const each of state.servers) if (each.role === 'down') restart(world, each);
  },
  invariants: safety,
  metrics: ({ commands, decided }) => ({ commands, committed: decided.length }),
  actions: [
    of('send', 'Send a command to', ({ role }) => role === 'leader'),
    of('time-out', 'Lose patience', ({ timer }) => timer >= 0),
    ...faults<P, S>(name, ({ servers }) => servers.map(({ role }) => role !== 'down')),
  ],
};

/** The clients have so many commands: logs are never compacted here. */
const most = 300;

/** What a server does of itself. */
const acts = { 'time-out': stand, send: take, crash, restart } as const;

function of(
  id: 'time-out' | 'send',
  label: string,
  isPossible: (server: Server) => boolean,
): Action<P, S, E> {
  return {
    id,
    label,
    targets: ({ servers }) =>
      servers.filter(isPossible).map(({ id: value }) => ({ value, label: name(value) })),
    event: (server) => ({ kind: id, server }),
  };
}

/** The next of those that come at random. */
function comeNext({ load, timeout }: P, { after, rng }: Context<E>, kind: 'command' | 'trouble') {
  const mean = kind === 'command' ? 1_000_000 / load : timeout * 1000;
  after(rng(kind).exponential(mean), { kind });
}
