import { describe, expect, test } from 'vitest';
import type { Model } from '../kit/model.ts';
import { withParams } from '../kit/valid-params.ts';
import { Sim } from '../kit/sim.ts';
import { computing, living, model, params, places, slice, used, waiting } from './model.ts';
import type { E, P, S } from './model.ts';
import { pages } from './model/memory.ts';
import { busyCores, rate, touched, upTo } from './theory.ts';

const begin = (some: Partial<P>, seed: number, isGuarded = false, of: Model<P, S, E> = model) =>
  new Sim(of, { params: withParams(params, some) as P, seed, inputs: [] }, { isGuarded });

const kinds = Object.keys(params.how.options) as P['how'][];
const seconds = (many: number): number => many * 1_000_000;

interface Pool {
  readonly mean: number;
  /** Standard deviation of the mean of all seeds, from the spread between them. */
  readonly deviation: number;
}

function pooled(values: readonly number[]): Pool {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const square = values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (values.length - 1);
  return { mean, deviation: Math.sqrt(square / values.length) };
}

test('over 250 runs of every kind with crashes and restarts, a million events and more, all invariants hold', () => {
  let events = 0;
  for (let seed = 1; seed <= 250 || events < 1_000_000; seed += 1) {
    const some: Partial<P> = {
      how: kinds[seed % 4]!,
      workers: 1 + ((seed * 7) % 16),
      cores: 1 + ((seed * 3) % 8),
      mix: (seed * 5) % 105,
      law: seed % 3 === 0 ? 'even' : 'random',
      writes: seed % 9,
    };
    const sim = begin(some, seed, seed <= 20);
    for (let round = 1; round <= 4; round += 1) {
      sim.runTo(seconds(round * 2));
      const [target] = model.actions[0]!.targets!(sim.state, sim.params).slice(-1);
      if (target !== undefined) sim.act('crash', target.value);
      sim.runTo(seconds(round * 2) + 50_000);
      if (round % 2 === 0) sim.act('restart');
    }
    sim.runTo(seconds(9));
    expect(sim.violation).toBeUndefined();
    events += sim.steps;
  }
  expect(events).toBeGreaterThan(1_000_000);
});

test('CPU-seconds per second are 1 under one lock or on one loop, and min(cores, workers) without', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const [workers, cores] = [1 + (seed % 16), 1 + (seed % 8)];
    for (const how of kinds) {
      const sim = begin({ how, workers, cores, mix: 100 }, seed);
      sim.runTo(200_000);
      const most = how === 'lock' || how === 'loop' ? 1 : Math.min(workers, cores);
      expect(used(sim.state, sim.now)).toBe(most * 200_000);
    }
  }
});

test('with even jobs that are never interrupted, every job ends at the moment that recursion says', () => {
  for (const how of kinds)
    for (const [workers, cores, mix] of [
      [1, 1, 20],
      [4, 2, 25],
      [16, 3, 20],
      [9, 8, 10],
      [12, 2, 15],
      [16, 4, 5],
    ] as const) {
      const sim = begin({ how, workers, cores, mix, law: 'even' }, 1);
      const [compute, wait, most] = [
        computing(sim.params),
        waiting(sim.params),
        places(sim.params),
      ];
      expect(compute).toBeLessThanOrEqual(slice);
      const starts: number[] = [];
      for (let job = 0; job < 3000; job += 1)
        starts.push(
          Math.max(
            job < workers ? 0 : starts[job - workers]! + compute + wait,
            job < most ? 0 : starts[job - most]! + compute,
          ),
        );
      for (let time = 7; time < seconds(1); time += 9973) {
        sim.runTo(time);
        expect(sim.state.done).toBe(starts.filter((from) => from + compute + wait <= time).length);
      }
      const from = sim.state.done;
      sim.runTo(seconds(11));
      expect(Math.abs((sim.state.done - from) / 10.005 - upTo(sim.params))).toBeLessThan(2);
    }
});

test('slices can only lower what even jobs reach, and never below the rate of turns with everybody', () => {
  for (const how of kinds)
    for (let workers = 1; workers <= 16; workers += 3) {
      const sim = begin({ how, workers, cores: 2, mix: 60, law: 'even' }, 1);
      sim.runTo(seconds(10));
      expect(sim.state.done / 10).toBeLessThanOrEqual(upTo(sim.params));
      const [compute, wait] = [computing(sim.params), waiting(sim.params)];
      const slowest = (workers * compute) / Math.min(places(sim.params), workers) + compute + wait;
      expect(sim.state.done / 10).toBeGreaterThan((workers / slowest) * 1e6 - 2);
    }
});

/**
 * Busy cores over 200 seeds against the closed queue with exponential times. The band is 4.5 standard deviations of the
 * mean of all seeds, plus 0.3 % for the start with everybody in line.
 */
test.each([
  ['threads', 4, 2, 50],
  ['processes', 8, 4, 50],
  ['lock', 4, 4, 25],
  ['loop', 8, 4, 10],
  ['loop', 3, 1, 60],
  ['threads', 12, 3, 20],
] as const)(
  '%s, %i workers, %i cores, computing %i: as the closed queue says',
  (how, workers, cores, mix) => {
    const busy: number[] = [];
    let jobs = 0;
    for (let seed = 1; seed <= 200; seed += 1) {
      const sim = begin({ how, workers, cores, mix, writes: 0 }, seed);
      sim.runTo(seconds(1));
      const [before, done] = [used(sim.state, sim.now), sim.state.done];
      sim.runTo(seconds(4));
      busy.push((used(sim.state, sim.now) - before) / seconds(3));
      jobs += (sim.state.done - done) / 3;
    }
    const { mean, deviation } = pooled(busy);
    const expected = busyCores(withParams(params, { how, workers, cores, mix }) as P);
    expect(deviation).toBeLessThan(expected * 0.01);
    expect(Math.abs(mean - expected)).toBeLessThan(4.5 * deviation + expected * 0.003);
    const known = rate(withParams(params, { how, workers, cores, mix }) as P);
    expect(Math.abs(jobs / 200 / known - 1)).toBeLessThan(0.02);
  },
);

test('with four threads on two cores 17/10 cores are busy', () => {
  const some = withParams(params, { how: 'threads', cores: 2 }) as P;
  expect(busyCores(some)).toBeCloseTo(1.7, 12);
  expect(rate(some)).toBeCloseTo(170, 9);
});

test('pure waiting: one loop serves exactly as many jobs as threads and processes do', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const done = kinds.map((how) => {
      const sim = begin({ how, workers: 1 + (seed % 16), mix: 0 }, seed);
      sim.runTo(seconds(1));
      return sim.state.done;
    });
    expect(new Set(done).size).toBe(1);
  }
});

describe('memory', () => {
  test('after a fork the pages copied are the pages written, process by process, over 200 seeds', () => {
    const copied: number[] = [];
    for (let seed = 1; seed <= 200; seed += 1) {
      const sim = begin({ workers: 1 + (seed % 8), writes: 1 + (seed % 4) }, seed);
      const different = new Set<string>();
      sim.runTo(seconds(1));
      const { memory } = sim.state;
      for (const [entry, value] of memory.wrote.entries())
        if (value > 0) different.add(`${Math.floor(entry / pages)}/${entry % pages}`);
      expect(memory.copies).toBe(different.size);
      expect(memory.inUse).toBe(pages + different.size);
      expect(memory.copies).toBeLessThanOrEqual(memory.writes);
      const expected = memory.writesOf.reduce((sum, writes) => sum + touched(writes), 0);
      copied.push(memory.copies / expected - 1);
    }
    const { mean, deviation } = pooled(copied);
    expect(deviation).toBeLessThan(0.005);
    expect(Math.abs(mean)).toBeLessThan(4.5 * deviation);
  });

  test('threads copy nothing and see each other’s writes', () => {
    for (const how of ['threads', 'lock', 'loop'] as const) {
      const sim = begin({ how, writes: 8 }, 1);
      sim.runTo(seconds(2));
      expect(sim.state.memory).toMatchObject({ copies: 0, inUse: pages });
      expect(sim.state.memory.writes).toBeGreaterThan(1000);
    }
  });
});

test('a crash ends one process, or all threads and tasks; a restart brings them back', () => {
  for (const how of kinds) {
    const sim = begin({ how, workers: 8 }, 3);
    sim.runTo(seconds(1));
    sim.act('crash', 2);
    expect(living(sim.state)).toBe(how === 'processes' ? 7 : 0);
    expect(sim.state.lost).toBe(how === 'processes' ? 1 : 8);
    const { done } = sim.state;
    sim.runTo(seconds(2));
    expect(sim.state.done > done).toBe(how === 'processes');
    expect(sim.state.workers[2]!.is).toBe('dead');
    sim.act('restart');
    expect(living(sim.state)).toBe(8);
    sim.runTo(seconds(3));
    expect(sim.violation).toBeUndefined();
  }
});

/** The model with a mistake: other parameters for some events, or a state tampered with afterwards. */
const wrong = (
  other: (params: P, event: E) => Partial<P>,
  tamper: (state: S, event: E) => void = () => {},
): Model<P, S, E> => ({
  ...model,
  step(state, event, chosen, context) {
    model.step(state, event, { ...chosen, ...other(chosen, event) }, context);
    tamper(state, event);
  },
});

test.each<readonly [string, number, Partial<P>, Model<P, S, E>]>([
  ['threads do not take the lock', 0, { how: 'lock' }, wrong(() => ({ how: 'threads' }))],
  ['a loop uses all cores', 0, { how: 'loop' }, wrong(() => ({ how: 'threads' }))],
  ['threads take turns without need', 1, { how: 'threads' }, wrong(() => ({ how: 'lock' }))],
  [
    'two cores have the same worker',
    0,
    {},
    wrong(
      () => ({}),
      ({ cores }) => cores.fill(0),
    ),
  ],
  [
    'a slice is not counted',
    2,
    {},
    wrong(
      () => ({}),
      (state) => (state.workers[0]!.left += 1),
    ),
  ],
  [
    'a thread dies alone',
    4,
    { how: 'threads' },
    wrong((_, { kind }) => (kind === 'crash' ? { how: 'processes' } : {})),
  ],
  [
    'a fork shares for ever',
    3,
    {},
    wrong(
      () => ({}),
      ({ memory }) => memory.references.fill(1),
    ),
  ],
  [
    'a write is copied again',
    3,
    {},
    wrong(
      () => ({}),
      ({ memory }) => memory.references.fill(2),
    ),
  ],
  [
    'a job is counted twice',
    4,
    {},
    wrong(
      () => ({}),
      (state) => (state.done += 1),
    ),
  ],
])('a mutant is caught: %s', (_, invariant, some, mutant) => {
  let caught: number | undefined;
  for (let seed = 1; seed <= 20 && caught === undefined; seed += 1) {
    const sim = begin({ mix: 70, ...some }, seed, false, mutant);
    try {
      sim.runTo(300_000);
      sim.act('crash', 1);
      sim.runTo(400_000);
    } catch {
      // A mutant may go to pieces after it was found out.
    }
    caught = sim.violation?.invariant;
  }
  expect(caught).toBe(invariant);
});
