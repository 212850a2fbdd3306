import type { Context, Model } from '../kit/model.ts';
import { choice, number, type ParamsOf } from '../kit/params.ts';
import { draw, zipf, type Popularity } from '../kit/popularity.ts';
import { look, optOf, type Opt } from './model/opt.ts';
import { access, cacheOf, held, holds, policies, type Cache } from './model/policies.ts';
import type { Policy } from './model/policies.ts';

const table = {
  policy: choice({ label: 'Policy', options: policies, initial: 'lru' }),
  slots: number({ label: 'Slots', min: 1, max: 500, step: 1, initial: 12 }),
  beside: choice({
    label: 'Beside it',
    options: { sizes: 'other sizes', policies: 'other policies' },
    initial: 'sizes',
  }),
  trace: choice({
    label: 'Requests',
    options: {
      zipf: 'Zipf',
      scan: 'Zipf and scans',
      loop: 'a loop over slots + 20 %',
      belady: '1 2 3 4 1 2 5 1 2 3 4 5',
      hand: 'none but your own',
    },
    initial: 'zipf',
  }),
  keys: choice({
    label: 'Keys',
    options: { 50: '50', 1000: '1,000', 10000: '10,000' },
    initial: '50',
  }),
  skew: number({ label: 'Zipf exponent', min: 0, max: 1.5, step: 0.25, initial: 1 }),
  rate: choice({
    label: 'Requests a second',
    options: { 1: '1', 10: '10', 100: '100', 1000: '1,000', 10000: '10,000' },
    initial: '10',
  }),
};
export type P = ParamsOf<typeof table>;

/** Twelve requests for which FIFO misses more often with four slots than with three. */
const belady = [1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5];

interface Recent {
  readonly key: number;
  readonly isHit: boolean;
  /** In the cache with one slot fewer, where there is one. */
  readonly isHitFewer: boolean;
}

export interface S {
  asked: number;
  /** Requests of scans, which cannot hit. They do not count. */
  scanned: number;
  /** Requests before counting began, without scans: caches have to fill first. */
  cold: number;
  /** By how much the popular keys have moved: half of the keys or nothing. */
  shifted: number;
  /** Keys that a scan still has to read. */
  toScan: number;
  /** When each key was last asked for, from 1; 0 for never. */
  readonly last: Int32Array;
  readonly caches: Cache[];
  /** Places in `caches`: the one that is shown, and the one with a slot fewer (or −1). */
  readonly main: number;
  readonly fewer: number;
  readonly opts: Opt[];
  /** The place of the one with as many slots as `main`. */
  readonly bound: number;
  /** The last twelve. */
  readonly recent: Recent[];
}

export type E =
  | { readonly kind: 'next' }
  | { readonly kind: 'ask'; readonly key: number }
  | { readonly kind: 'scan' }
  | { readonly kind: 'shift' };

/** Is a part of the keys more popular than the rest? */
export const isSkewed = ({ trace }: P): boolean => !['loop', 'belady', 'hand'].includes(trace);

const tables = new Map<string, Popularity>();

/** How popular each key is; new keys are negative, the others are numbered from 1 on. */
export function popularity({ keys, skew }: P): Popularity {
  const name = `${keys} ${skew}`;
  const known = tables.get(name) ?? zipf(Number(keys), skew * 4);
  tables.set(name, known);
  return known;
}

/** With few slots all sizes up to two more; otherwise a ladder around the chosen one. */
function sizes({ slots }: P): readonly number[] {
  if (slots <= 6) return Array.from({ length: Math.max(6, slots + 2) }, (_, index) => index + 1);
  return [slots / 8, slots / 4, slots / 2, slots, slots * 2, slots * 4].map(Math.round);
}

const loopLength = ({ slots }: P): number => slots + Math.max(1, Math.round(slots / 5));
/** How many keys a scan reads. */
const scanLength = ({ slots }: P): number => 4 * slots;

/** Is this one of the keys that the best fixed set would hold now? */
export function isPopular(key: number, { shifted }: S, params: P): boolean {
  const { keys, slots } = params;
  const count = Number(keys);
  return isSkewed(params) && key > 0 && (key - 1 - shifted + count) % count < slots;
}

/** Hits among the requests that count, as a share. */
export function hitShare({ hits, coldHits }: Cache | Opt, state: S): number {
  const requests = counted(state);
  return requests === 0 ? 0 : (hits - coldHits) / requests;
}

/** How many requests count. */
export const counted = ({ asked, scanned, cold }: S): number => asked - scanned - cold;

function ask(state: S, key: number, params: P): void {
  const now = state.asked + 1;
  const last = state.last[key] ?? 0;
  if (key > 0) state.last[key] = now;
  for (const opt of state.opts) look(opt, last, now);
  for (const cache of state.caches) access(cache, key);
  state.asked = now;
  state.recent.push({
    key,
    isHit: state.caches[state.main]!.isHit,
    isHitFewer: state.caches[state.fewer]?.isHit ?? false,
  });
  if (state.recent.length > 12) state.recent.shift();
  if (params.trace === 'belady' || params.trace === 'hand' || now !== 10 * params.slots) return;
  state.cold = now - state.scanned;
  for (const each of [...state.caches, ...state.opts]) each.coldHits = each.hits;
}

/** Slots with a policy and their hits with hindsight, one request after the other. */
export const model: Model<P, S, E> = {
  id: 'cache-eviction',
  version: 1,
  params: table,
  sampleEvery: 100_000,
  keyframeEvery: 1000,
  init(params, { after }) {
    const { policy, slots, beside, trace, rate, keys } = params;
    const caches =
      beside === 'sizes'
        ? sizes(params).map((size) => cacheOf(policy, size))
        : [
            ...Object.keys(policies).map((each) => cacheOf(each as Policy, slots)),
            cacheOf('lru', Math.ceil(slots / 2)), // to hold the stack property against
          ];
    const opts = [...new Set(caches.map((each) => each.slots))].sort((a, b) => a - b).map(optOf);
    if (trace !== 'hand') after(1_000_000 / Number(rate), { kind: 'next' });
    return {
      asked: 0,
      scanned: 0,
      cold: 0,
      shifted: 0,
      toScan: 0,
      last: new Int32Array(1 + Math.max(12, Number(keys), loopLength(params))),
      caches,
      main: caches.findIndex((each) => each.policy === policy && each.slots === slots),
      fewer: beside === 'sizes' ? caches.findIndex((each) => each.slots === slots - 1) : -1,
      opts,
      bound: opts.findIndex((each) => each.slots === slots),
      recent: [],
    };
  },
  step(state, event, params, { after, rng }) {
    if (event.kind === 'scan') state.toScan += scanLength(params);
    else if (event.kind === 'shift') state.shifted = Number(params.keys) / 2 - state.shifted;
    else if (event.kind === 'ask') ask(state, event.key, params);
    else {
      ask(state, nextKey(state, params, rng), params);
      if (params.trace !== 'belady' || state.asked < belady.length)
        after(1_000_000 / Number(params.rate), { kind: 'next' });
    }
  },
  invariants: [
    {
      title: 'No cache holds more values than slots, or keys than twice as many',
      broken({ caches }) {
        const wrong = caches.find(
          (cache) => held(cache) > cache.slots || cache.where.size > 2 * cache.slots,
        );
        return wrong && `${wrong.where.size} keys, ${wrong.slots} slots`;
      },
    },
    {
      title: 'No policy has had more hits than OPT with as many slots',
      broken({ caches, opts }) {
        for (const { policy, slots, hits } of caches)
          for (const opt of opts)
            if (opt.slots === slots && hits > opt.hits)
              return `${policies[policy]} has ${hits} hits, OPT ${opt.hits}`;
        return undefined;
      },
    },
    {
      title: 'LRU with more slots holds all that it holds with fewer',
      broken({ caches }) {
        const lru = caches.filter(({ policy }) => policy === 'lru');
        for (const more of lru)
          for (const fewer of lru) {
            if (
              fewer.slots < more.slots &&
              ((fewer.isHit && !more.isHit) || (more.out !== null && holds(fewer, more.out)))
            )
              return `${fewer.slots} slots hold what ${more.slots} lack`;
          }
        return undefined;
      },
    },
  ],
  metrics(state) {
    const { asked, scanned, caches, main } = state;
    return { asked: asked - scanned, hits: caches[main]!.hits };
  },
  actions: [
    {
      id: 'ask',
      label: 'Ask for key',
      targets: () =>
        Array.from({ length: 12 }, (_, index) => ({ value: index + 1, label: String(index + 1) })),
      event: (key) => ({ kind: 'ask', key }),
    },
    { id: 'scan', label: 'Scan new keys', isFault: true, event: () => ({ kind: 'scan' }) },
    {
      id: 'shift',
      label: 'Shift popularity',
      isFault: true,
      event: () => ({ kind: 'shift' }),
    },
  ],
};

function nextKey(state: S, params: P, rng: Context<E>['rng']): number {
  const { asked } = state;
  if (params.trace === 'belady') return belady[asked % belady.length]!;
  if (params.trace === 'scan' && asked > 0 && asked % (20 * params.slots) === 0)
    state.toScan += scanLength(params);
  if (state.toScan > 0) {
    state.toScan -= 1;
    state.scanned += 1;
    return -state.scanned;
  }
  if (params.trace === 'loop') return 1 + (asked % loopLength(params));
  const rank = draw(popularity(params), rng('keys'));
  return 1 + ((rank + state.shifted) % Number(params.keys));
}
