/**
 * Chance that can be repeated. Take one named stream per purpose (`arrivals`, `net`, `timer/3`): turning one knob then
 * leaves the luck of all others alone.
 */
export interface Rng {
  /** At least 0 and below 1, with 53 random bits. */
  uniform(): number;
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** In place, each order as likely as any other (Fisher and Yates). */
  shuffle<T>(list: T[]): void;
  /** A waiting time of a Poisson process: exponential with this mean, rounded to whole microseconds. */
  exponential(mean: number): number;
}

/**
 * sfc32 by Chris Doty-Humphrey, four words of 32 bits. They live in an `Int32Array`: in object fields, numbers beyond
 * 31 bits are boxed, and a draw costs twenty times as much.
 */
export class Stream implements Rng {
  readonly words: Int32Array;

  constructor(words: Int32Array) {
    this.words = words;
  }

  static from(seed: number, name: string): Stream {
    const words = new Int32Array([mix(seed, 0x9e3779b9), 0, 0, 1]);
    for (let index = 0; index < name.length; index += 1)
      words[1] = mix(words[1]! ^ name.charCodeAt(index), 0x85ebca6b);
    words[2] = mix(words[0]! ^ words[1]!, 0xc2b2ae35);
    const stream = new Stream(words);
    for (let round = 0; round < 15; round += 1) stream.#next();
    return stream;
  }

  #next(): number {
    const s = this.words;
    const drawn = (s[0]! + s[1]! + s[3]!) | 0;
    s[3] = s[3]! + 1;
    s[0] = s[1]! ^ (s[1]! >>> 9);
    s[1] = s[2]! + (s[2]! << 3);
    s[2] = ((s[2]! << 21) | (s[2]! >>> 11)) + drawn;
    return drawn >>> 0;
  }

  uniform(): number {
    return ((this.#next() >>> 5) * 67_108_864 + (this.#next() >>> 6)) / 9_007_199_254_740_992;
  }

  whole(from: number, to: number): number {
    return from + Math.floor(this.uniform() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  pick<T>(from: readonly T[]): T {
    if (from.length === 0) throw new RangeError('Nothing to pick from an empty list.');
    return from[this.whole(0, from.length - 1)]!;
  }

  shuffle<T>(list: T[]): void {
    for (let last = list.length - 1; last > 0; last -= 1) {
      const other = this.whole(0, last);
      [list[last], list[other]] = [list[other]!, list[last]!];
    }
  }

  /** By comparing uniforms only (von Neumann 1951): logarithms differ between engines in their last bit. */
  exponential(mean: number): number {
    for (let whole = 0; ; whole += 1) {
      const first = this.uniform();
      let falling = 1;
      for (let last = first, next = this.uniform(); next <= last; next = this.uniform()) {
        last = next;
        falling += 1;
      }
      if (falling % 2 === 1) return Math.floor((whole + first) * mean + 0.5);
    }
  }
}

/** The finalizer of MurmurHash3 over a product: every bit of the input reaches every bit of the result. */
function mix(value: number, by: number): number {
  let hash = Math.imul(value ^ (value >>> 16), by);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) + 0x27d4eb2f;
  return hash ^ (hash >>> 16);
}
