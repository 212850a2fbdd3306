import { describe, expect, test } from 'vitest';
import { withParams } from '../kit/valid-params.ts';
import { Sim } from '../kit/sim.ts';
import type { Model } from '../kit/model.ts';
import { admitted, inside, meanInside, meanWork, model, params } from './model.ts';
import type { E, P, S } from './model.ts';
import { view } from './view.ts';
import { erlangC, known, sigma, tail } from './theory.ts';

const begin = (some: Partial<P>, seed: number, of: Model<P, S, E> = model, isGuarded = false) =>
  new Sim(of, { params: withParams(of.params, some) as P, seed, inputs: [] }, { isGuarded });

/** All that the view makes of a state. */
const shown = ({ state, params: p, samples, now }: Sim<P, S, E>): string =>
  JSON.stringify([
    view.draw(state, p, now),
    view.table(state, p, now),
    view.sentence(state, p, now),
    ...Object.values(view.charts).map((chart) => chart(state, p, samples, now)),
  ]);

interface Pool {
  readonly mean: number;
  /** Standard deviation of the pooled mean, from the spread between seeds. */
  readonly deviation: number;
  readonly events: number;
}

/** Mean time inside over 200 seeds, each for `seconds`; all invariants are checked after each event. */
function pooled(some: Partial<P>, seconds: number): Pool {
  const means: number[] = [];
  let events = 0;
  for (let seed = 1; seed <= 200; seed += 1) {
    const sim = begin(some, seed);
    sim.runTo(seconds * 1_000_000);
    expect(sim.violation).toBeUndefined();
    events += sim.steps;
    means.push(meanInside(sim.state.lanes[0]!, sim.now) / 1000);
  }
  const mean = means.reduce((sum, each) => sum + each, 0) / means.length;
  const square = means.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (means.length - 1);
  return { mean, deviation: Math.sqrt(square / means.length), events };
}

/**
 * What is known, in milliseconds, and the band around it: at least 4 standard deviations of the pooled mean as it was
 * measured, plus the start with an empty line. The seeds are fixed, so that the test always says the same.
 */
const cases: readonly (readonly [string, Partial<P>, number, number, number])[] = [
  ['M/M/1 at 50 %: 1/(μ − λ)', { load: 50 }, 20, 10, 1],
  ['M/M/1 at 80 %: 1/(μ − λ)', {}, 50, 30, 4],
  ['M/M/1 at 90 %: 1/(μ − λ)', { load: 90 }, 100, 40, 14],
  ['M/D/1 at 80 %: Pollaczek–Khinchine', { work: 'even' }, 30, 30, 1.5],
  ['M/H₂/1 at 80 %: Pollaczek–Khinchine', { work: 'mixed' }, 140, 40, 24],
  ['M/M/4 at 80 %: Erlang C', { servers: 4 }, 17.457, 10, 1],
  ['D/M/1 at 80 %', { gaps: 'even' }, 26.93, 30, 1.5],
  ['H₂/M/1 at 80 %', { gaps: 'mixed' }, 140.37, 40, 24],
  ['M/M/1/21 at 120 %', { load: 120, room: 'twenty' }, 164.68, 30, 5],
];

describe('The mean time inside', () => {
  test.each(cases)('of %s is reproduced over 200 seeds', (_, some, wanted, seconds, band) => {
    const exact = known(begin(some, 1).state.lanes[0]!.spec)!;
    expect(exact.inside / 1000).toBeCloseTo(wanted, 1);
    const { mean, deviation, events } = pooled(some, seconds);
    expect(events).toBeGreaterThan(190_000);
    expect(4 * deviation).toBeLessThan(band);
    expect(Math.abs(mean - wanted)).toBeLessThan(band);
  });
});

describe('Without a formula', () => {
  test('the wait stays below Kingman’s bound and near the heavy-traffic estimate', () => {
    const some = { gaps: 'mixed', work: 'mixed' } as const;
    const { mean, deviation } = pooled(some, 25);
    const estimate = known(begin(some, 1).state.lanes[0]!.spec)!.inside / 1000;
    const gap = 12.5;
    const bound = (5.5 * gap ** 2 + 5.5 * 10 ** 2) / (2 * (1 - 0.8) * gap);
    expect(mean - 10 + 4 * deviation).toBeLessThan(bound);
    expect(Math.abs(mean - estimate)).toBeLessThan(0.1 * estimate + 4 * deviation);
  });
});

describe('The tail of the times inside', () => {
  test.each([
    ['one server', { servers: 1 }, 0.04],
    ['four servers', { servers: 4 }, 0.02],
  ] as const)('of %s follows its law over 200 seeds', (_, some, band) => {
    const sum = Array.from({ length: 61 }, () => 0);
    for (let seed = 1; seed <= 200; seed += 1) {
      const sim = begin(some, seed);
      sim.runTo(5_000_000);
      for (const [bin, jobs] of sim.state.lanes[0]!.histogram.entries()) sum[bin]! += jobs;
    }
    const all = sum.reduce((total, jobs) => total + jobs, 0);
    const { spec } = begin(some, 1).state.lanes[0]!;
    let longer = all;
    let worst = 0;
    for (const [bin, jobs] of sum.slice(0, 20).entries()) {
      longer -= jobs;
      const off = Math.abs(longer / all - tail(spec, (bin + 1) * 10_000)!);
      worst = Math.max(worst, off);
    }
    expect(worst).toBeLessThan(band);
  });
});

describe('The formulas agree with each other', () => {
  test('Erlang C of one server is the load, of two 2ρ²/(1 + ρ)', () => {
    for (const load of [0.1, 0.5, 0.8, 0.99]) {
      expect(erlangC(1, load)).toBeCloseTo(load, 12);
      expect(erlangC(2, load)).toBeCloseTo((2 * load * load) / (1 + load), 12);
    }
  });

  test('σ is the load for random arrivals, less for even ones, more for bursts', () => {
    for (const load of [0.1, 0.5, 0.8]) {
      expect(sigma('random', load)).toBeCloseTo(load, 9);
      expect(sigma('even', load)).toBeLessThan(load);
      expect(sigma('mixed', load)).toBeGreaterThan(load);
    }
  });

  test('in heavy traffic all waits are (ca² + cs²)/2 mean jobs, divided by the idle share', () => {
    const { spec } = begin({}, 1).state.lanes[0]!;
    const factor = (gaps: 'even' | 'random' | 'mixed', work: 'even' | 'random' | 'mixed') => {
      const exact = known({ ...spec, gaps, work, load: 99.9 })!;
      return ((exact.inside / meanWork - 1) * 0.001) / 0.999;
    };
    expect(factor('random', 'even')).toBeCloseTo(0.5, 2);
    expect(factor('random', 'random')).toBeCloseTo(1, 2);
    expect(factor('random', 'mixed')).toBeCloseTo(3.25, 2);
    expect(factor('even', 'random')).toBeCloseTo(0.5, 2);
    expect(factor('mixed', 'random')).toBeCloseTo(3.25, 2);
  });

  test('a limit that is hardly reached changes nothing', () => {
    const { spec } = begin({ load: 50 }, 1).state.lanes[0]!;
    expect(known({ ...spec, room: 200 })!.inside).toBeCloseTo(20_000, 3);
  });
});

describe('The invariants', () => {
  const { compare, gaps, work, room } = params;

  test('hold for every combination of laws, limits and comparisons, with bursts between', () => {
    let seed = 0;
    for (const c of Object.keys(compare.options))
      for (const g of Object.keys(gaps.options))
        for (const w of Object.keys(work.options))
          for (const r of Object.keys(room.options)) {
            seed += 1;
            const servers = 1 + (seed % 16);
            const load = 10 + ((seed * 37) % 121);
            const some = { compare: c, gaps: g, work: w, room: r, servers, load } as Partial<P>;
            const sim = begin(some, seed, model, true);
            sim.runTo(300_000);
            sim.act('burst');
            sim.runTo(600_000);
            expect(sim.violation, JSON.stringify(some)).toBeUndefined();
            expect(shown(sim), JSON.stringify(some)).not.toMatch(/undefined|NaN|Infinity|null/);
          }
    expect(seed).toBe(225);
  });

  const mutants: Readonly<Record<string, readonly [number, (state: S, event: E) => void]>> = {
    'a stay is counted short': [
      0,
      ({ lanes }, { kind }) => {
        if (kind === 'end') lanes[0]!.timeInside -= 1;
      },
    ],
    'the last comes first': [1, ({ lanes }) => void lanes[0]!.waiting.sort((a, b) => b.id - a.id)],
    'a job is put back and its server rests': [
      2,
      ({ lanes }) => {
        const [lane] = lanes;
        if (lane!.waiting.length < 3) return;
        lane!.waiting.unshift(lane!.serving[0]!);
        lane!.serving[0] = null;
      },
    ],
    'a job is lost': [
      3,
      ({ lanes }) => {
        if (lanes[0]!.waiting.length > 3) lanes[0]!.waiting.pop();
      },
    ],
    'the line takes one too many': [
      3,
      ({ lanes }) => {
        const [lane] = lanes;
        if (lane!.waiting.length === 5) {
          lane!.waiting.push({ ...lane!.waiting[4]!, id: -1 });
          lane!.offered += 1;
          lane!.cameAtSum += lane!.waiting[4]!.cameAt;
        }
      },
    ],
  };

  test.each(Object.entries(mutants))('find out that %s', (_, [invariant, change]) => {
    const mutant: Model<P, S, E> = {
      ...model,
      step(state, event, chosen, context) {
        model.step(state, event, chosen, context);
        change(state, event);
      },
    };
    const sim = begin({ load: 95, room: 'five' }, 1, mutant);
    while (sim.violation === undefined && sim.now < 20_000_000) sim.step();
    expect(sim.violation?.invariant).toBe(invariant);
  });

  test('say the same as L = λW in words: jobs inside on average are the rate times the mean time', () => {
    const sim = begin({ work: 'mixed', servers: 3, load: 95 }, 7);
    sim.runTo(50_000_000);
    const lane = sim.state.lanes[0]!;
    const area = lane.jobTime + inside(lane) * (sim.now - lane.countedTo);
    const [l, rate] = [area / sim.now, admitted(lane) / sim.now];
    expect(rate * meanInside(lane, sim.now)).toBeCloseTo(l, 9);
  });
});
