import type { ParamTable, Params } from './params.ts';
import type { Rng } from './rng.ts';

/** What a model may use of the world: virtual time, chance that can be repeated, and the future. */
export interface Context<E> {
  /** Virtual time in whole microseconds. */
  readonly now: number;
  /** Lets an event happen at a time. Its number can be kept in the state, to cancel it. */
  at(time: number, event: E): number;
  /** Lets an event happen this many microseconds from now. */
  after(delay: number, event: E): number;
  /** Takes back an event that has not happened; false where it is not waiting any more. */
  cancel(id: number): boolean;
  /** The random stream of this name. Ask for it where it is used; never keep it. */
  rng(stream: string): Rng;
}

/** A thing that must hold after every event. */
export interface Invariant<P, S> {
  /** As a sentence that is true: “Every key lives on a node that is there”. */
  readonly title: string;
  /** What is wrong, with the numbers; `undefined` while all is well. */
  broken(state: S, params: P, now: number): string | undefined;
}

export interface Target {
  readonly value: number;
  readonly label: string;
}

/** What a reader may do to a running model: crash a node, cut a link, send a burst. */
export interface Action<P, S, E> {
  /** Stands in links; lower-case words joined by hyphens. */
  readonly id: string;
  /** A verb: “Crash”. */
  readonly label: string;
  /** Faults are shown in a group of their own. */
  readonly isFault?: boolean;
  /** What it can be done to now, at most 32. Left out: the action needs no target and is always possible. */
  targets?(state: S, params: P): readonly Target[];
  /** The event that happens at once; the target is 0 where there is none to choose. */
  event(target: number): E;
}

/**
 * The theory, and nothing else: no screen, no clock, no chance but the context's.
 *
 * The same seed must give the same run on every engine, to the bit. Hence no `Date`, no `Math.random`, none of the
 * functions of `Math` that engines approximate (`log`, `exp`, `pow`, `sin` …; `**` neither); arithmetic, `sqrt`, `floor`,
 * `min`, `max`, `abs`, `imul`, `clz32`, `fround` are exact. The linter and `every.test.ts` see to it.
 *
 * State and events are plain data (`copy.ts` says what that is). `step` changes the state in place; it never changes an
 * event, and puts no part of the state into one without copying it.
 */
export interface Model<P, S, E> {
  /** The name of the folder. */
  readonly id: string;
  /** To be raised when the same seed would give another run: links of older versions then say so. */
  readonly version: number;
  readonly params: ParamTable;
  /** Steps between two snapshots to rewind to (500). Fewer where one step can take milliseconds. */
  readonly keyframeEvery?: number;
  /** Microseconds of virtual time between two samples of `metrics`. */
  readonly sampleEvery: number;
  init(params: P, context: Context<E>): S;
  /** The only place where state changes. */
  step(state: S, event: E, params: P, context: Context<E>): void;
  readonly invariants: readonly Invariant<P, S>[];
  /** Numbers over time, for charts; sampled just before the first event at or after each multiple of `sampleEvery`. */
  metrics(state: S, params: P, now: number): Readonly<Record<string, number>>;
  readonly actions: readonly Action<P, S, E>[];
}

/** A model whose own types do not matter. */
export type AnyModel = Model<Params, unknown, unknown>;

export interface Sample {
  readonly time: number;
  readonly values: Readonly<Record<string, number>>;
}
