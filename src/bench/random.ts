/** Chance that can be repeated: the same seed draws the same numbers on every machine. */
export interface Random {
  /** From 0 up to, and without, 1. */
  readonly next: () => number;
  /** A whole number between both ends, ends included. */
  readonly integer: (from: number, to: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
  /** Early elements come often and late ones rarely, as words do (Zipf's law). */
  readonly pickOften: <T>(from: readonly T[]) => T;
  readonly sample: <T>(from: readonly T[], count: number) => readonly T[];
  readonly chance: (probability: number) => boolean;
}

/** Mulberry32: 32 bits of state are plenty for texts that nobody reads. */
export function random(seed: number): Random {
  let state = seed >>> 0;

  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const at = <T>(from: readonly T[], index: number): T => {
    const element = from[index];
    if (element === undefined) throw new RangeError('Nothing to pick from an empty list.');
    return element;
  };

  return {
    next,
    integer,
    pick: (from) => at(from, integer(0, from.length - 1)),
    pickOften: (from) => at(from, Math.floor((from.length + 1) ** next()) - 1),
    sample(from, count) {
      const rest = [...from];
      return Array.from(
        { length: Math.min(count, from.length) },
        () => rest.splice(integer(0, rest.length - 1), 1)[0]!,
      );
    },
    chance: (probability) => next() < probability,
  };
}
