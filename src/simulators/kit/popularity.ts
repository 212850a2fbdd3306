import type { Rng } from './rng.ts';

/** How often each of many things is asked for, first the most wanted. Made once per set of parameters. */
export interface Popularity {
  /** Weights summed up from the first on. */
  readonly upTo: Float64Array;
}

/**
 * Zipf's law: the k-th of `count` things has the weight 1/k^(quarters/4). Quarters, because the fourth root can be had
 * with `Math.sqrt`, which is exact everywhere, and `Math.pow` is not. 0 makes all alike, 4 is the classic law.
 */
export function zipf(count: number, quarters: number): Popularity {
  const upTo = new Float64Array(count);
  let sum = 0;
  for (let rank = 1; rank <= count; rank += 1) {
    sum += 1 / power(rank, quarters);
    upTo[rank - 1] = sum;
  }
  return { upTo };
}

/** `base` to the power of `quarters`/4, the same on every engine. */
export function power(base: number, quarters: number): number {
  const root = Math.sqrt(Math.sqrt(base));
  let product = 1;
  for (let left = quarters % 4; left > 0; left -= 1) product *= root;
  for (let left = Math.floor(quarters / 4); left > 0; left -= 1) product *= base;
  return product;
}

/** The index of one thing, drawn by its weight. */
export function draw({ upTo }: Popularity, rng: Rng): number {
  const at = rng.uniform() * upTo[upTo.length - 1]!;
  let low = 0;
  let high = upTo.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (upTo[middle]! > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
