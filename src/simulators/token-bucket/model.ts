import type { Model } from '../kit/model.ts';
import { number, type ParamsOf } from '../kit/params.ts';

export const params = {
  rate: number({ label: 'Refill', unit: 'tokens/s', min: 1, max: 20, step: 1, initial: 5 }),
  size: number({ label: 'Bucket', unit: 'tokens', min: 1, max: 50, step: 1, initial: 10 }),
  load: number({ label: 'Requests', unit: 'a second', min: 1, max: 60, step: 1, initial: 20 }),
};
export type P = ParamsOf<typeof params>;

export interface S {
  /** In millionths of a token: with microseconds and whole rates, refilling is exact. */
  level: number;
  filledAt: number;
  admitted: number;
  denied: number;
  /** Times of the last admissions. */
  recent: number[];
}

export type E =
  { readonly kind: 'request' } | { readonly kind: 'flood'; readonly requests: number };

const token = 1_000_000;

/** A bucket that starts full and is refilled steadily; a request takes one token or is denied. */
export const model: Model<P, S, E> = {
  id: 'token-bucket',
  version: 1,
  params,
  sampleEvery: 100_000,
  init({ size, load }, context) {
    context.after(context.rng('arrivals').exponential(1_000_000 / load), { kind: 'request' });
    return { level: size * token, filledAt: 0, admitted: 0, denied: 0, recent: [] };
  },
  step(state, event, { rate, size, load }, { now, after, rng }) {
    state.level = Math.min(size * token, state.level + rate * (now - state.filledAt));
    state.filledAt = now;
    for (let left = event.kind === 'flood' ? event.requests : 1; left > 0; left -= 1) {
      if (state.level < token) state.denied += 1;
      else {
        state.level -= token;
        state.admitted += 1;
        state.recent.push(now);
        if (state.recent.length > 200) state.recent.shift();
      }
    }
    if (event.kind === 'request')
      after(rng('arrivals').exponential(1_000_000 / load), { kind: 'request' });
  },
  invariants: [
    {
      title: 'In any time T, at most size + rate × T requests are admitted',
      broken({ recent }, { rate, size }) {
        const last = recent.at(-1) ?? 0;
        const worst = recent.findIndex(
          (from, index) => (recent.length - index - size) * token > rate * (last - from),
        );
        return worst < 0
          ? undefined
          : `${recent.length - worst} admitted in ${last - (recent[worst] ?? 0)} µs`;
      },
    },
    {
      title: 'The bucket holds from 0 to its size',
      broken: ({ level }, { size }) =>
        level >= 0 && level <= size * token ? undefined : `${level / token} tokens`,
    },
  ],
  metrics: ({ admitted, denied }) => ({ admitted, offered: admitted + denied }),
  actions: [
    { id: 'flood', label: 'Send 30 at once', event: () => ({ kind: 'flood', requests: 30 }) },
  ],
};
