import { popularity, type P } from './model.ts';

const known = new Map<string, unknown>();

/** Computed once for the same numbers; a chart asks again with every picture. */
function once<T>(of: readonly unknown[], compute: () => T): T {
  const name = of.join();
  if (!known.has(name)) known.set(name, compute());
  return known.get(name) as T;
}

const shares = (params: P): Float64Array => {
  const { upTo } = popularity(params);
  const all = upTo.at(-1)!;
  return upTo.map((sum, rank) => (sum - (rank === 0 ? 0 : upTo[rank - 1]!)) / all);
};

/** How much of the requests goes to the keys that are asked for most. */
export function bestFixedSet(params: P, slots: number): number {
  const { upTo } = popularity(params);
  return slots < 1 ? 0 : upTo[Math.min(Math.floor(slots), upTo.length) - 1]! / upTo.at(-1)!;
}

/**
 * Che’s approximation: suppose that a key leaves LRU when it has not been asked for during `stay` requests, the same for
 * all keys. Then a key of share p is there with probability 1 − e^(−p·stay).
 */
function inside(all: Float64Array, stay: number): [slots: number, hits: number] {
  let slots = 0;
  let hits = 0;
  for (const share of all) {
    const there = -Math.expm1(-share * stay);
    slots += there;
    hits += share * there;
  }
  return [slots, hits];
}

/** The share of hits that is expected of LRU with so many slots, and the stay of an unused key. */
export const che = (params: P, slots: number): { hits: number; stay: number } =>
  once([params.keys, params.skew, slots], () => {
    const all = shares(params);
    if (slots >= all.length) return { hits: 1, stay: Infinity };
    let [low, high] = [0, slots * 2];
    while (inside(all, high)[0] < slots) high *= 2;
    for (let round = 0; round < 40; round += 1) {
      const stay = (low + high) / 2;
      if (inside(all, stay)[0] < slots) low = stay;
      else high = stay;
    }
    return { hits: inside(all, low)[1], stay: low };
  });

/** Hits by slots, within these bounds. */
export const cheCurve = (
  params: P,
  least: number,
  most: number,
): readonly (readonly [number, number])[] =>
  once([params.keys, params.skew, least, most], () => {
    const all = shares(params);
    const points: (readonly [number, number])[] = [];
    for (let stay = least; ; stay *= 1.5) {
      const [slots, hits] = inside(all, stay);
      if (slots > most || slots > all.length * 0.999) return points;
      if (slots >= least) points.push([slots, hits]);
    }
  });
