import type { Model } from '../kit/model.ts';
import { number, type ParamsOf } from '../kit/params.ts';

export const params = {
  rate: number({ label: 'Refill', unit: 'tokens/s', min: 1, max: 20, step: 1, initial: 5 }),
  size: number({ label: 'Bucket', unit: 'tokens', min: 1, max: 50, step: 1, initial: 10 }),
  load: number({ label: 'Requests', unit: 'a second', min: 1, max: 60, step: 1, initial: 20 }),
};
export type P = ParamsOf<typeof params>;

/** `level` in millionths of a token: with microseconds and whole rates, refilling is exact. */
export type S = { level: number; time: number; admitted: number; denied: number; last: number[] };
export type E = { readonly kind: 'request' } | { readonly kind: 'flood' };

const token = 1_000_000;

/** A bucket that starts full and is refilled steadily; a request takes one token or is denied. */
export const model: Model<P, S, E> = {
  id: 'token-bucket',
  version: 1,
  params,
  sampleEvery: 100_000,
  init({ size, load }, { after, rng }) {
    after(rng('arrivals').exponential(1_000_000 / load), { kind: 'request' });
    return { level: size * token, time: 0, admitted: 0, denied: 0, last: [] };
  },
  step(state, { kind }, { rate, size, load }, { now, after, rng }) {
    state.level = Math.min(size * token, state.level + rate * (now - state.time));
    state.time = now;
    for (let left = kind === 'flood' ? 30 : 1; left > 0; left -= 1) {
      if (state.level < token) state.denied += 1;
      else {
        state.level -= token;
        state.admitted += 1;
        state.last = [now, ...state.last.slice(0, 199)];
      }
    }
    if (kind === 'request') after(rng('arrivals').exponential(1_000_000 / load), { kind });
  },
  invariants: [
    {
      title: 'In any time T, at most size + rate × T requests are admitted',
      broken({ last }, { rate, size }) {
        const at = last.findIndex((time, n) => (n + 1 - size) * token > rate * (last[0]! - time));
        return at < 0 ? undefined : `${at + 1} in ${last[0]! - last[at]!} µs`;
      },
    },
  ],
  metrics: ({ admitted }) => ({ admitted }),
  actions: [{ id: 'flood', label: 'Send 30 at once', event: () => ({ kind: 'flood' }) }],
};
