import type { Context, Model } from '../kit/model.ts';
import { draw, zipf, type Popularity } from '../kit/popularity.ts';
import { keyHashes, place } from './model/placement.ts';
import { params, type P } from './model/table.ts';

/** What joining or leaving did. */
export interface Change {
  readonly kind: 'join' | 'leave';
  readonly time: number;
  readonly node: number;
  /** Nodes before. */
  readonly before: number;
  readonly moved: number;
  /** Keys that moved, and neither to the node that joined nor from the one that left. */
  readonly astray: number;
}

export interface S {
  readonly salt: number;
  nodes: number[];
  next: number;
  /** The node of each key. */
  home: Uint16Array;
  /** Whether its node holds the key: 1 or 0. What has moved must be fetched once. */
  held: Uint8Array;
  /** Whether the last change moved the key: 1 or 0. */
  moved: Uint8Array;
  /** Keys of each node, by its number. */
  load: number[];
  /** Keys whose node is not there; counted after each change. */
  lost: number;
  changes: Change[];
  hits: number;
  misses: number;
}

export type E =
  | { readonly kind: 'lookup' }
  | { readonly kind: 'join'; readonly left: number }
  | { readonly kind: 'leave'; readonly node: number };

const second = 1_000_000;

/** The most keys that a node may hold under bounded loads. */
export function capacityOf(nodes: number, { keys, slack }: Pick<P, 'keys' | 'slack'>): number {
  return Math.ceil((keys * (100 + slack)) / (100 * nodes));
}

/** A cache of several nodes: where keys live, how many move when nodes come and go, and what that costs in misses. */
export const model: Model<P, S, E> = {
  id: 'hash-placement',
  version: 1,
  params,
  sampleEvery: second / 20,

  init({ nodes: count, keys, joins, ...rest }, context) {
    const salt = context.rng('hash').whole(0, 0xffffffff);
    const nodes = Array.from({ length: count }, (_, node) => node);
    if (joins > 0) context.after(2 * second, { kind: 'join', left: joins - 1 });
    scheduleLookup(rest.rate, context);
    const home = homesOf(nodes, salt, { nodes: count, keys, joins, ...rest });
    return {
      salt,
      nodes,
      home,
      next: count,
      held: new Uint8Array(keys).fill(1),
      moved: new Uint8Array(keys),
      load: loads(home, nodes),
      lost: 0,
      changes: [],
      hits: 0,
      misses: 0,
    };
  },

  step(state, event, p, context) {
    switch (event.kind) {
      case 'lookup': {
        const key = draw(popularity(p), context.rng('lookups'));
        if (state.held[key] === 1) state.hits += 1;
        else state.misses += 1;
        state.held[key] = 1;
        return scheduleLookup(p.rate, context);
      }
      case 'join': {
        if (state.nodes.length >= 40) return;
        const node = state.next;
        state.next += 1;
        change(state, p, 'join', node, [...state.nodes, node], context.now);
        if (event.left > 0) context.after(2 * second, { kind: 'join', left: event.left - 1 });
        return;
      }
      case 'leave': {
        const nodes = state.nodes.filter((node) => node !== event.node);
        return change(state, p, 'leave', event.node, nodes, context.now);
      }
    }
  },

  invariants: [
    {
      title: 'Every key has one node, and that node is there',
      broken: ({ lost, load, home }) => {
        const counted = load.reduce((sum, each) => sum + each, 0);
        if (lost > 0) return `${lost} keys belong to nodes that are not there`;
        return counted === home.length
          ? undefined
          : `${counted} of ${home.length} keys are counted`;
      },
    },
    {
      title:
        'Keys move only to the node that joins, or from the one that leaves (ring, rendezvous, jump)',
      broken({ changes }, { scheme }) {
        const last = changes.at(-1);
        const isPromised = scheme !== 'mod' && scheme !== 'bounded';
        if (!isPromised || last === undefined || last.astray === 0) return undefined;
        return `${last.astray} of ${last.moved} keys moved between other nodes`;
      },
    },
    {
      title: 'No node holds more keys than the bound (bounded loads)',
      broken({ load, nodes }, p) {
        if (p.scheme !== 'bounded') return undefined;
        const most = capacityOf(nodes.length, p);
        const over = nodes.find((node) => (load[node] ?? 0) > most);
        return over === undefined
          ? undefined
          : `node ${over} holds ${load[over]}, the bound is ${most}`;
      },
    },
  ],

  metrics: ({ hits, misses }) => ({ hits, misses }),

  actions: [
    { id: 'join', label: 'Add a node', event: () => ({ kind: 'join', left: 0 }) },
    {
      id: 'leave',
      label: 'Crash',
      isFault: true,
      // Jump hash numbers its buckets without gaps: only the last one can go.
      targets: ({ nodes }, { scheme }) =>
        nodes.length < 2
          ? []
          : (scheme === 'jump' ? nodes.slice(-1) : nodes).map((node) => ({
              value: node,
              label: `node ${node}`,
            })),
      event: (node) => ({ kind: 'leave', node }),
    },
  ],
};

function scheduleLookup(rate: number, { after, rng }: Context<E>): void {
  after(rng('arrivals').exponential(second / rate), { kind: 'lookup' });
}

function change(
  state: S,
  p: P,
  kind: Change['kind'],
  node: number,
  nodes: number[],
  time: number,
): void {
  const home = homesOf(nodes, state.salt, p);
  let moved = 0;
  let astray = 0;
  for (let key = 0; key < home.length; key += 1) {
    const from = state.home[key]!;
    const to = home[key]!;
    state.moved[key] = from === to ? 0 : 1;
    if (from === to) continue;
    moved += 1;
    state.held[key] = 0;
    if ((kind === 'join' ? to : from) !== node) astray += 1;
  }
  state.changes.push({ kind, time, node, before: state.nodes.length, moved, astray });
  if (state.changes.length > 50) state.changes.shift();
  state.nodes = nodes;
  state.home = home;
  state.load = loads(home, nodes);
  state.lost = nodes.reduce((lost, each) => lost - (state.load[each] ?? 0), home.length);
}

function homesOf(nodes: readonly number[], salt: number, p: P): Uint16Array {
  const capacity = capacityOf(nodes.length, p);
  return place(p.scheme, keyHashes(p.keys, salt), { nodes, salt, capacity, points: p.points });
}

function loads(home: Uint16Array, nodes: readonly number[]): number[] {
  const load = Array.from({ length: Math.max(...nodes) + 1 }, () => 0);
  for (const node of home) load[node]! += 1;
  return load;
}

/** Depends on the parameters alone, so that it may be remembered outside the state. */
let known: { readonly keys: number; readonly skew: boolean; readonly law: Popularity } | undefined;

function popularity({ keys, skew }: P): Popularity {
  if (known?.keys !== keys || known.skew !== skew)
    known = { keys, skew, law: zipf(keys, skew ? 4 : 0) };
  return known.law;
}
