/**
 * The most hits that any policy can have had so far, for a number of slots, known only afterwards.
 *
 * A hit keeps its key from one request to the next. While another key is being asked for, that one takes a slot, so
 * the others have `slots` − 1 places to be kept in. Taking the stays in order of their ends, each one in the place that
 * became free last but in time, packs the most of them.
 */
export interface Opt {
  readonly slots: number;
  /** When each of the places became free, in ascending order. */
  readonly free: Int32Array;
  hits: number;
  /** Hits before counting began. */
  coldHits: number;
}

export function optOf(slots: number): Opt {
  return { slots, free: new Int32Array(slots - 1).fill(-1), hits: 0, coldHits: 0 };
}

/** A request at time `now` for a key that was last asked for at time `last`; times count from 1, 0 is never. */
export function look(opt: Opt, last: number, now: number): void {
  if (last === 0) return;
  if (last + 1 < now) {
    const { free } = opt;
    let place = 0;
    for (let high = free.length; place < high;) {
      const middle = (place + high) >>> 1;
      if (free[middle]! <= last) place = middle + 1;
      else high = middle;
    }
    if (place === 0) return;
    free.copyWithin(place - 1, place);
    free[free.length - 1] = now - 1;
  }
  opt.hits += 1;
}
