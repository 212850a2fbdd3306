import { computing, places, waiting, type P } from './model.ts';
import { pages } from './model/memory.ts';

/**
 * Mean number of busy cores in the long run where times are exponential: with n workers that want to compute, flows
 * between n − 1 and n balance, so p(n) = p(n − 1) · (N − n + 1) · c ∕ (w · min(n, m)). Holds for every order of service
 * that leaves no core idle and does not know what is left of a job.
 */
export function busyCores(params: P): number {
  const [compute, wait, most] = [computing(params), waiting(params), places(params)];
  if (wait === 0) return most;
  let [weight, total, busy] = [1, 1, 0];
  for (let n = 1; n <= params.workers; n += 1) {
    weight *= ((params.workers - n + 1) * compute) / (wait * Math.min(n, most));
    total += weight;
    busy += weight * Math.min(n, most);
  }
  return busy / total;
}

/** Jobs a second, with times that differ at random. */
export function rate(params: P): number {
  const compute = computing(params);
  return compute === 0 ? upTo(params) : (busyCores(params) / compute) * 1_000_000;
}

/** No more jobs a second than this, whatever the times: min(N ∕ (c + w), m ∕ c). */
export function upTo(params: P): number {
  const [compute, wait] = [computing(params), waiting(params)];
  return Math.min(params.workers / (compute + wait), places(params) / compute) * 1_000_000;
}

/** Different pages that so many writes to random pages touch, in the mean. */
export const touched = (writes: number): number => pages * (1 - (1 - 1 / pages) ** writes);
