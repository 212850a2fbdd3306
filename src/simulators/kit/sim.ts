import { copy, freeze } from './copy.ts';
import { fingerprint } from './fingerprint.ts';
import { Keyframes } from './keyframes.ts';
import type { Context, Model, Sample } from './model.ts';
import { EventQueue, type Entry } from './queue.ts';
import { Stream, type Rng } from './rng.ts';

/** Something a reader did: after this many steps, at this virtual time. */
export interface Input {
  readonly steps: number;
  readonly time: number;
  readonly action: string;
  readonly target: number;
}

/** Together with the model and its version, all that decides a run. */
export interface Run<P> {
  readonly params: P;
  /** A whole number below 2³². */
  readonly seed: number;
  readonly inputs: readonly Input[];
}

export interface Violation {
  /** The step after which the invariant did not hold. */
  readonly steps: number;
  readonly time: number;
  /** Its place in the model's list. */
  readonly invariant: number;
  readonly words: string;
}

interface Frame<S, E> {
  readonly steps: number;
  readonly time: number;
  readonly bytes: number;
  readonly nextId: number;
  readonly state: S;
  readonly entries: readonly Entry<E>[];
  readonly streams: ReadonlyMap<string, Int32Array>;
}

interface Options<P, S, E> {
  /** Hears of every event right after it happened, replayed ones as well. */
  readonly onEvent?: (event: E, sim: Sim<P, S, E>) => void;
  /** Freezes events, so that a model that changes one is found out: for tests. */
  readonly isGuarded?: boolean;
}

/** An input that the run has no place for: the link does not belong to this model. */
export class MisfitError extends Error {
  override name = 'MisfitError';
}

/** More samples are thinned to every second. */
const mostSamples = 1024;

/** A model while it runs: forward event by event, back by replaying from a snapshot. One step is one event or input. */
export class Sim<P, S, E> {
  readonly model: Model<P, S, E>;
  readonly params: P;
  readonly seed: number;
  readonly #options: Options<P, S, E>;
  readonly #keyframes: Keyframes<Frame<S, E>>;
  readonly #context: Context<E>;
  #inputs: Input[];
  /** How many of the inputs have happened. */
  #inputsDone = 0;
  #now = 0;
  #steps = 0;
  #nextId = 0;
  #queue = new EventQueue<E>();
  #streams = new Map<string, Stream>();
  #state: S;
  #violation: Violation | undefined;
  #samples: Sample[] = [];
  #sampleEvery: number;

  constructor(model: Model<P, S, E>, run: Run<P>, options: Options<P, S, E> = {}) {
    this.model = model;
    this.params = run.params;
    this.seed = run.seed;
    this.#inputs = [...run.inputs];
    this.#options = options;
    this.#sampleEvery = model.sampleEvery;
    this.#keyframes = new Keyframes(model.keyframeEvery ?? 500);
    const now = (): number => this.#now;
    this.#context = {
      get now() {
        return now();
      },
      at: (time, event) => this.#schedule(time, event),
      after: (delay, event) => this.#schedule(this.#now + delay, event),
      cancel: (id) => this.#queue.remove(id),
      rng: (stream) => this.#stream(stream),
    };
    // A copy, so that engines know the shape of its objects already when a snapshot is taken back: the first step back
    // takes a third of the time.
    this.#state = copy(model.init(run.params, this.#context));
    this.#check();
    this.#sampleUpTo(0);
    this.#keep();
  }

  /** Virtual time in microseconds. */
  get now(): number {
    return this.#now;
  }

  /** Events and inputs that have happened. */
  get steps(): number {
    return this.#steps;
  }

  get state(): S {
    return this.#state;
  }

  /** What a reader did, the part that has not been reached again included. */
  get inputs(): readonly Input[] {
    return this.#inputs;
  }

  /** The first invariant that did not hold on the way here. */
  get violation(): Violation | undefined {
    return this.#violation;
  }

  get samples(): readonly Sample[] {
    return this.#samples;
  }

  /** Snapshots kept and roughly how many bytes they take. */
  get kept(): { readonly count: number; readonly bytes: number } {
    return { count: this.#keyframes.count, bytes: this.#keyframes.bytes };
  }

  /** When the next event or input happens; `Infinity` when nothing will. */
  get nextTime(): number {
    return this.#input()?.time ?? this.#queue.peek()?.time ?? Infinity;
  }

  /** One event or input further; false when nothing is left to happen. */
  step(): boolean {
    const input = this.#input();
    const happening = input === undefined ? this.#queue.pop() : this.#happening(input);
    if (happening === undefined) return false;
    if (input !== undefined) this.#inputsDone += 1;
    this.#sampleUpTo(happening.time);
    this.#now = happening.time;
    this.model.step(this.#state, happening.event, this.params, this.#context);
    this.#steps += 1;
    this.#check();
    this.#options.onEvent?.(happening.event, this);
    if (this.#keyframes.isDue(this.#steps)) this.#keep();
    return true;
  }

  /**
   * Everything up to and including a time, but no more than `most` steps.
   * @returns whether it got there; the time then stands at `time`, between two events
   */
  runTo(time: number, most = Infinity): boolean {
    for (let left = most; this.nextTime <= time; left -= 1) {
      if (left <= 0) return false;
      this.step();
    }
    this.idle(time);
    return true;
  }

  /** Lets time pass in which nothing happens: up to `time`, or to the next event where that is earlier. */
  idle(time: number): void {
    const until = Math.min(time, this.nextTime);
    if (until <= this.#now) return;
    this.#sampleUpTo(until);
    this.#now = until;
  }

  /** Goes back to the last snapshot at or before this many steps. From there `step` leads on as it did before. */
  rewind(steps: number): void {
    this.#restore(this.#keyframes.at(steps));
  }

  /** Goes back to the last snapshot that is not later than a time. */
  rewindToTime(time: number): void {
    this.#restore(this.#keyframes.atTime(time));
  }

  /** To exactly this many steps, forward or back; stops early where nothing is left to happen. */
  seek(steps: number): void {
    if (steps < this.#steps) this.rewind(steps);
    while (this.#steps < steps && this.step());
  }

  /** To exactly this time, forward or back. */
  seekTime(time: number): void {
    if (time < this.#now) this.rewindToTime(time);
    this.runTo(time);
  }

  /** One step back; false at the beginning. */
  back(): boolean {
    if (this.#steps === 0) return false;
    this.seek(this.#steps - 1);
    return true;
  }

  /**
   * Does something to the model, here and now. The future that was known is discarded.
   * @throws {RangeError} where the model has no such action or it cannot be done to this target now
   */
  act(action: string, target = 0): void {
    const input = { steps: this.#steps, time: this.#now, action, target };
    this.#happening(input);
    this.#inputs.splice(this.#inputsDone, Infinity, input);
    this.#keyframes.dropAfter(this.#steps);
    this.step();
  }

  /** The same exactly when time, state, waiting events and luck are the same to the bit. */
  fingerprint(): string {
    const waiting = this.#queue.entries().toSorted((a, b) => a.time - b.time || a.id - b.id);
    const streams = [...this.#streams].map(([name, { words }]) => [name, words] as const);
    return fingerprint([
      this.model.id,
      this.model.version,
      this.#now,
      this.#steps,
      this.#state,
      waiting,
      Object.fromEntries(streams),
    ]);
  }

  #schedule(time: number, event: E): number {
    if (!Number.isSafeInteger(time) || time < this.#now)
      throw new RangeError(
        `An event at ${time} µs, scheduled at ${this.#now} µs: the time must be a whole number, and not in the past.`,
      );
    const id = this.#nextId;
    this.#nextId += 1;
    this.#queue.push({ time, id, event: this.#options.isGuarded === true ? freeze(event) : event });
    return id;
  }

  #stream(name: string): Rng {
    const known = this.#streams.get(name);
    if (known !== undefined) return known;
    const stream = Stream.from(this.seed, name);
    this.#streams.set(name, stream);
    return stream;
  }

  /** The input whose turn it is. */
  #input(): Input | undefined {
    const input = this.#inputs[this.#inputsDone];
    return input?.steps === this.#steps ? input : undefined;
  }

  #happening({ time, action: id, target }: Input): { readonly time: number; readonly event: E } {
    const action = this.model.actions.find((each) => each.id === id);
    if (action === undefined) throw new RangeError(`The model has no action “${id}”.`);
    const next = this.#queue.peek()?.time ?? Infinity;
    if (time < this.#now || time > next)
      throw new MisfitError(`“${id}” at ${time} µs, but the run is at ${this.#now} µs there.`);
    const targets = action.targets?.(this.#state, this.params);
    if (targets !== undefined && !targets.some(({ value }) => value === target))
      throw new RangeError(`“${action.label}” cannot be done to ${target} at this moment.`);
    return { time, event: action.event(target) };
  }

  #check(): void {
    if (this.#violation !== undefined) return;
    const { invariants } = this.model;
    for (let invariant = 0; invariant < invariants.length; invariant += 1) {
      const words = invariants[invariant]!.broken(this.#state, this.params, this.#now);
      if (words === undefined) continue;
      this.#violation = { steps: this.#steps, time: this.#now, invariant, words };
      return;
    }
  }

  /** Samples every moment up to `time` that is due. */
  #sampleUpTo(time: number): void {
    for (;;) {
      const last = this.#samples.at(-1);
      const due = last === undefined ? 0 : last.time + this.#sampleEvery;
      if (due > time) return;
      this.#samples.push({
        time: due,
        values: this.model.metrics(this.#state, this.params, due),
      });
      if (this.#samples.length <= mostSamples) continue;
      this.#samples = this.#samples.filter((_, index) => index % 2 === 0);
      this.#sampleEvery *= 2;
    }
  }

  #keep(): void {
    const tally = { bytes: 200 };
    const entries = this.#queue.entries();
    const streams = new Map([...this.#streams].map(([name, { words }]) => [name, words.slice()]));
    this.#keyframes.add({
      steps: this.#steps,
      time: this.#now,
      nextId: this.#nextId,
      state: copy(this.#state, tally),
      entries,
      streams,
      bytes: tally.bytes + entries.length * 64 + streams.size * 80,
    });
  }

  #restore(frame: Frame<S, E>): void {
    this.#steps = frame.steps;
    this.#now = frame.time;
    this.#nextId = frame.nextId;
    this.#state = copy(frame.state);
    this.#queue = new EventQueue(frame.entries);
    this.#streams = new Map(
      Array.from(frame.streams, ([name, words]) => [name, new Stream(words.slice())]),
    );
    this.#inputsDone = this.#inputs.findIndex(({ steps }) => steps >= frame.steps);
    if (this.#inputsDone < 0) this.#inputsDone = this.#inputs.length;
    if (this.#violation !== undefined && this.#violation.steps > frame.steps)
      this.#violation = undefined;
    this.#samples = this.#samples.filter(({ time }) => time <= frame.time);
  }
}
