interface Frame {
  readonly steps: number;
  readonly time: number;
  readonly bytes: number;
}

/** Near the present a snapshot every `interval` steps; further away a gap of at most this part of the way there. */
const part = 128;
/** More is never kept, however large the states are. */
const mostBytes = 24_000_000;

/**
 * Snapshots to rewind to, thinned: their number grows with the logarithm of the run, and a step back from the present
 * replays at most `interval` steps.
 */
export class Keyframes<F extends Frame> {
  readonly #interval: number;
  #frames: F[] = [];
  #bytes = 0;
  #sinceThinned = 0;

  constructor(interval: number) {
    this.#interval = interval;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get count(): number {
    return this.#frames.length;
  }

  /** Whether a snapshot should be kept after this many steps. */
  isDue(steps: number): boolean {
    if (steps % this.#interval !== 0) return false;
    return this.#frames[this.#indexAt(steps)]?.steps !== steps;
  }

  add(frame: F): void {
    this.#frames.splice(this.#indexAt(frame.steps) + 1, 0, frame);
    this.#bytes += frame.bytes;
    this.#sinceThinned += 1;
    if (this.#sinceThinned >= 16 || this.#bytes > mostBytes) this.#thin(frame.steps);
  }

  /** The last snapshot at or before this many steps. */
  at(steps: number): F {
    return this.#frames[Math.max(0, this.#indexAt(steps))]!;
  }

  /** The last snapshot whose time is not later. */
  atTime(time: number): F {
    const index = this.#frames.findLastIndex((frame) => frame.time <= time);
    return this.#frames[Math.max(0, index)]!;
  }

  /** Forgets what comes after: the run goes another way from here. */
  dropAfter(steps: number): void {
    const dropped = this.#frames.splice(this.#indexAt(steps) + 1);
    for (const { bytes } of dropped) this.#bytes -= bytes;
  }

  /** Index of the last frame at or before this many steps, -1 where there is none. */
  #indexAt(steps: number): number {
    let low = 0;
    let high = this.#frames.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#frames[middle]!.steps <= steps) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #thin(present: number): void {
    this.#sinceThinned = 0;
    for (let coarser = 1; ; coarser *= 2) {
      const kept: F[] = [];
      for (const [index, frame] of this.#frames.entries()) {
        const before = kept.at(-1);
        const after = this.#frames[index + 1];
        const away = Math.abs(present - frame.steps);
        const gap = Math.max(this.#interval, away / part) * coarser;
        const isNeeded =
          before === undefined || after === undefined || after.steps - before.steps > gap;
        if (isNeeded) kept.push(frame);
      }
      this.#frames = kept;
      this.#bytes = kept.reduce((sum, { bytes }) => sum + bytes, 0);
      if (this.#bytes <= mostBytes || kept.length <= 2) return;
    }
  }
}
