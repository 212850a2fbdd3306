import { describe, expect, test } from 'vitest';
import type { Model } from '../kit/model.ts';
import { withParams } from '../kit/valid-params.ts';
import { Sim } from '../kit/sim.ts';
import { lossShare, meanWait } from './charts.ts';
import { ahead, model, type E, type Lane, type S } from './model.ts';
import { calm, dropStanding } from './model/codel.ts';
import { params, type P } from './model/params.ts';
import { view } from './view.ts';

const begin = (some: Partial<P>, seed: number, of: Model<P, S, E> = model, isGuarded = false) =>
  new Sim(of, { params: withParams(of.params, some) as P, seed, inputs: [] }, { isGuarded });

const ran = (some: Partial<P>, seed: number, seconds: number) => {
  const sim = begin(some, seed);
  sim.runTo(seconds * 1_000_000);
  expect(sim.violation).toBeUndefined();
  return sim;
};

/** A number of each of 200 seeds: their mean, and the standard deviation of that mean. */
function over(some: Partial<P>, seconds: number, of: (lane: Lane) => number) {
  const values = Array.from({ length: 200 }, (_, index) =>
    of(ran(some, index + 1, seconds).state.lanes[0]!),
  );
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const square = values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (values.length - 1);
  return { mean, deviation: Math.sqrt(square / values.length) };
}

describe('The share of items lost is (1 − ρ)ρᴷ/(1 − ρᴷ⁺¹)', () => {
  // The bands, in percentage points, are at least 4 standard deviations of the mean as measured.
  test.each([
    ['newest', 90, 10, 20, 0.5],
    ['oldest', 90, 10, 20, 0.5],
    ['newest', 50, 2, 10, 0.6],
    ['newest', 100, 4, 10, 0.8],
    ['newest', 125, 5, 10, 0.9],
    ['oldest', 200, 20, 10, 1.1],
  ] as const)(
    'when dropping the %s at a load of %i, with room for %i, over 200 seeds',
    (policy, load, limit, seconds, band) => {
      const { mean, deviation } = over(
        { policy, load, limit },
        seconds,
        ({ lost, offered }) => (100 * lost) / offered,
      );
      const theory = 100 * lossShare(load / 100, limit + 1);
      expect(4 * deviation).toBeLessThan(band);
      expect(Math.abs(mean - theory)).toBeLessThan(band);
    },
  );

  test('as the formula has it, also where ρ is 1', () => {
    const closed = (rho: number, k: number) => ((1 - rho) * rho ** k) / (1 - rho ** (k + 1));
    for (const rho of [0.2, 0.9, 1.1, 3])
      for (const k of [1, 5, 41]) expect(lossShare(rho, k)).toBeCloseTo(closed(rho, k), 12);
    expect(lossShare(1, 4)).toBeCloseTo(1 / 5, 12);
  });
});

describe('Policies compared', () => {
  test('dropping the oldest loses exactly as many as dropping the newest, over 200 seeds', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const { lanes } = ran({ work: 'even', limit: 1 + (seed % 20) }, seed, 3).state;
      expect(lanes[2]!.lost).toBe(lanes[1]!.lost);
    }
  });

  test('blocking loses nothing, and the queue outside grows by λ − μ', () => {
    for (let load = 105; load <= 195; load += 5) {
      const sim = ran({ policy: 'block', load, gaps: 'even', work: 'even', limit: 20 }, 1, 10);
      const lane = sim.state.lanes[0]!;
      expect(lane.lost).toBe(0);
      expect(Math.abs(ahead(lane) / 1_000_000 - (load / 100 - 1) * 10)).toBeLessThan(0.021);
    }
  });

  test('with a deadline of 200 ms and a buffer of 400, only shedding by deadline spends most work on what is in time', () => {
    const good = [0, 0, 0, 0, 0];
    for (let seed = 1; seed <= 200; seed += 1)
      for (const [index, { useful, useless }] of ran({}, seed, 8).state.lanes.entries())
        good[index]! += useful / (useful + useless) / 200;
    const [block, newest, oldest, deadline] = good;
    expect(deadline).toBeGreaterThan(0.75);
    for (const wasted of [block, newest, oldest]) expect(wasted).toBeLessThan(0.2);
  });
});

describe('CoDel', () => {
  test('drops first after an interval, and then at intervals over the square root of the count', () => {
    const codel = calm();
    const drops: number[] = [];
    for (let now = 0; now <= 4_000_000; now += 1000)
      dropStanding(
        codel,
        { wait: () => 60_000, behind: () => 9, drop: () => drops.push(now) },
        now,
        50_000,
        500_000,
      );
    let due = 500_000;
    for (const [index, at] of drops.entries()) {
      expect(Math.abs(at - due)).toBeLessThan(1001 + index);
      due += 500_000 / Math.sqrt(index + 1);
    }
    expect(drops.length).toBeGreaterThan(15);
  });

  test.each([
    [1, (drops: number) => drops - 1],
    [18, () => 1],
  ])(
    'begins again, %i intervals after it ended, at the rate it had or at the lowest',
    (pause, countFor) => {
      const codel = calm();
      let drops = 0;
      const see = (wait: number, now: number) =>
        dropStanding(
          codel,
          { wait: () => wait, behind: () => 9, drop: () => void (drops += 1) },
          now,
          50_000,
          500_000,
        );
      let now = 0;
      while (now < 4_000_000) see(60_000, (now += 1000));
      expect(codel.count).toBe(drops);
      const expected = countFor(drops);
      see(0, (now += 1000));
      expect(codel.isDropping).toBe(false);
      now += (pause - 1) * 500_000;
      while (!codel.isDropping) see(60_000, (now += 1000));
      expect(codel.count).toBe(expected);
      expect(codel.dropNext - now).toBe(Math.round(500_000 / Math.sqrt(expected)));
    },
  );

  test('leaves alone what is below its target, and an item with only one behind it', () => {
    for (const [wait, behind] of [
      [49_999, 100],
      [900_000, 0],
      [900_000, 1],
    ] as const) {
      const codel = calm();
      const drop = () => expect.fail('dropped');
      for (let now = 0; now < 5_000_000; now += 10_000)
        dropStanding(codel, { wait: () => wait, behind: () => behind, drop }, now, 50_000, 500_000);
    }
  });

  test('keeps the wait near its target where a plain buffer stands near its limit, over 200 seeds', () => {
    const some = { source: 'window', limit: 30 } as const;
    const done: number[] = [];
    const codel = over({ ...some, policy: 'codel' }, 15, (lane) => {
      done.push(lane.begun / 15 / 200);
      return meanWait(lane) / 1000;
    });
    const plain = over({ ...some, policy: 'newest' }, 15, (lane) => meanWait(lane) / 1000);
    expect(codel.mean).toBeGreaterThan(25 + 4 * codel.deviation);
    expect(codel.mean).toBeLessThan(100 - 4 * codel.deviation);
    expect(plain.mean).toBeGreaterThan(120 + 4 * plain.deviation);
    expect(plain.mean).toBeLessThan(300 - 4 * plain.deviation);
    expect(done.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(90);
  });
});

describe('The invariants', () => {
  test('hold over all policies and producers, with bursts and a slow consumer between', () => {
    let steps = 0;
    for (let seed = 1; seed <= 120; seed += 1) {
      const some = {
        policy: seed % 2 === 0 ? 'all' : Object.keys(params.policy.options)[1 + (seed % 5)]!,
        source: seed % 3 === 0 ? 'window' : 'steady',
        gaps: seed % 4 < 2 ? 'random' : 'even',
        work: seed % 8 < 4 ? 'random' : 'even',
        load: 20 + ((seed * 35) % 285),
        limit: 1 + ((seed * 7) % 200),
        deadline: 20 + ((seed * 130) % 1980),
        target: 10 + ((seed * 15) % 190),
      } as Partial<P>;
      const sim = begin(some, seed, model, seed % 6 === 0);
      sim.runTo(2_000_000);
      sim.act('burst');
      sim.runTo(3_000_000);
      sim.act('slow');
      sim.runTo(10_000_000);
      expect(sim.violation, JSON.stringify(some)).toBeUndefined();
      const { state, params: p, samples, now } = sim;
      const shown = JSON.stringify([
        view.draw(state, p, now),
        view.table(state, p, now),
        view.sentence(state, p, now),
        ...Object.values(view.charts).map((chart) => chart(state, p, samples, now)),
      ]);
      expect(shown, JSON.stringify(some)).not.toMatch(/undefined|NaN|Infinity|null/);
      steps += sim.steps;
    }
    expect(steps).toBeGreaterThan(400_000);
  });

  const mutants: Readonly<Record<string, readonly [number, Partial<P>, (lane: Lane) => void]>> = {
    'an item is forgotten': [0, { policy: 'newest' }, ({ buffer }) => void buffer.splice(5)],
    'a blocked producer is not told of room': [
      1,
      { policy: 'block' },
      ({ outside, outsideWork, buffer }) => {
        if (outside.length === 0) return;
        const { dueAt, work } = buffer.pop()!;
        outside.push(dueAt);
        outsideWork.push(work);
      },
    ],
    'late work is not counted': [
      2,
      { policy: 'oldest' },
      (lane) => {
        lane.useless = 0;
      },
    ],
    'the newest comes first': [
      3,
      { policy: 'newest' },
      ({ buffer }) => void buffer.sort((a, b) => b.dueAt - a.dueAt),
    ],
    'CoDel does not wait for an interval': [
      3,
      { policy: 'codel' },
      ({ codel }) => {
        codel.firstAboveTime = Math.min(codel.firstAboveTime, 1);
      },
    ],
  };

  test.each(Object.entries(mutants))('find out that %s', (_, [invariant, some, change]) => {
    const mutant: Model<P, S, E> = {
      ...model,
      step(state, event, chosen, context) {
        model.step(state, event, chosen, context);
        change(state.lanes[0]!);
      },
    };
    const sim = begin(some, 1, mutant);
    while (sim.violation === undefined && sim.now < 20_000_000) sim.step();
    expect(sim.violation?.invariant).toBe(invariant);
  });
});
