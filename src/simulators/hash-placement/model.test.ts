import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withParams } from '../kit/valid-params.ts';
import { Sim } from '../kit/sim.ts';
import { capacityOf, model } from './model.ts';
import { jump, keyHashes, place } from './model/placement.ts';
import { params, type P } from './model/table.ts';
import { expectedMisses, imbalance, measuredImbalance, movedShare } from './theory.ts';

const seeds = Array.from({ length: 200 }, (_, index) => index + 1);

function run(some: Partial<P>, seed: number, seconds: number) {
  const all = withParams(params, { rate: 50, ...some }) as P;
  const sim = new Sim(model, { params: all, seed, inputs: [] }, { isGuarded: true });
  sim.runTo(seconds * 1_000_000);
  expect(sim.violation).toBeUndefined();
  return sim;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, each) => sum + each, 0) / values.length;
const deviation = (values: readonly number[]): number =>
  Math.sqrt(mean(values.map((each) => (each - mean(values)) ** 2)));

/** How many standard errors the mean over all seeds is from what theory says; four would be one chance in 16,000. */
function errorsOff(values: readonly number[], theory: number): number {
  return Math.abs(mean(values) - theory) / (deviation(values) / Math.sqrt(values.length));
}

describe.each(['mod', 'ring', 'rendezvous', 'jump'] as const)('%s', (scheme) => {
  test.each([3, 10])(
    'moves the share of theory when a node joins %i others, over 200 seeds',
    (nodes) => {
      const shares = seeds.map((seed) => {
        const { state } = run({ scheme, nodes, keys: 2000 }, seed, 2.1);
        return (state.changes[0]?.moved ?? 0) / 2000;
      });
      expect(errorsOff(shares, movedShare(scheme, nodes))).toBeLessThan(4);
    },
  );
});

test('on a ring, by rendezvous and by jump hash, keys move only to who joins and from who leaves', () => {
  for (const seed of seeds)
    for (const scheme of ['ring', 'rendezvous', 'jump'] as const) {
      const sim = run({ scheme, nodes: 6, joins: 3, keys: 1000, points: 20 }, seed, 7);
      sim.act('leave', scheme === 'jump' ? 8 : seed % 9);
      expect(sim.violation).toBeUndefined();
      expect(sim.state.changes.map(({ astray }) => astray)).toEqual([0, 0, 0, 0]);
    }
});

test.each([1, 10, 100, 1000])(
  'the load on a ring with %i points a node is as uneven as theory says',
  (points) => {
    const squares = seeds.map((seed) => {
      const { state } = run({ scheme: 'ring', points, nodes: 10, joins: 0, keys: 5000 }, seed, 0.1);
      return measuredImbalance(state) ** 2;
    });
    expect(errorsOff(squares, imbalance('ring', 10, points, 5000) ** 2)).toBeLessThan(4);
  },
);

test('the fullest of ten nodes with one point each holds H(10) = 2.93 times the average', () => {
  const fullest = seeds.map((seed) => {
    const { load } = run({ scheme: 'ring', points: 1, joins: 0, keys: 5000 }, seed, 0.1).state;
    return Math.max(...load) / 500;
  });
  expect(errorsOff(fullest, 7381 / 2520)).toBeLessThan(4);
});

test('bounded loads keep the bound to the key, whatever comes and goes', () => {
  for (const seed of seeds) {
    const slack = 5 * (1 + (seed % 8));
    const sim = run({ scheme: 'bounded', points: 5, keys: 1000, slack, joins: 2 }, seed, 5);
    sim.act('leave', seed % 10);
    expect(sim.violation).toBeUndefined();
    expect(Math.max(...sim.state.load)).toBeLessThanOrEqual(
      capacityOf(sim.state.nodes.length, sim.params),
    );
  }
});

test('misses after a join follow theory: what moved is fetched once', () => {
  const misses = seeds.map((seed) => {
    const { state, params: p } = run({ scheme: 'mod', keys: 1000, rate: 400 }, seed, 5);
    return state.misses - expectedMisses('mod', state.changes, p.keys, 400, 5_000_000);
  });
  expect(errorsOff(misses, 0)).toBeLessThan(4);
});

test('the invariants hold after each of a million events', () => {
  let events = 0;
  for (let seed = 1; events < 1_000_000; seed += 1) {
    const scheme = (['ring', 'rendezvous', 'jump', 'bounded', 'mod'] as const)[seed % 5] ?? 'ring';
    const sim = run({ scheme, keys: 1000, points: 10, joins: 10, rate: 1000 }, seed, 100);
    events += sim.steps;
  }
  expect(events).toBeGreaterThanOrEqual(1_000_000);
});

test('jump hash agrees with the program of its authors, in 64 bits', () => {
  fc.assert(
    fc.property(fc.nat(0xffffffff), fc.integer({ min: 1, max: 2000 }), (key, buckets) => {
      let state = BigInt(key);
      let [last, next] = [-1, 0];
      while (next < buckets) {
        last = next;
        state = BigInt.asUintN(64, state * 2862933555777941757n + 1n);
        next = Math.floor((last + 1) * (2 ** 31 / Number((state >> 33n) + 1n)));
      }
      expect(jump(key, buckets)).toBe(last);
    }),
  );
});

describe('in three languages', () => {
  const expected = [18_185, 1443, 1851, 1789];
  const parity = fileURLToPath(new URL('parity/', import.meta.url));
  const has = (program: string): boolean => spawnSync(program, ['--help']).error === undefined;
  const printed = (program: string, ...given: readonly string[]): readonly number[] =>
    execFileSync(program, given, { cwd: parity, encoding: 'utf8' }).trim().split('\n').map(Number);

  test('as many of 20,000 keys move in TypeScript', () => {
    const keys = keyHashes(20_000, 0);
    const nodes = Array.from({ length: 11 }, (_, node) => node);
    const moved = (['mod', 'ring', 'rendezvous', 'jump'] as const).map((scheme) => {
      const [before, after] = [nodes.slice(0, 10), nodes].map((of) =>
        place(scheme, keys, { nodes: of, points: 100, salt: 0, capacity: Infinity }),
      );
      return before?.filter((node, key) => node !== after?.[key]).length;
    });
    expect(moved).toEqual(expected);
  });

  test.skipIf(!has('python3'))('as in Python', () => {
    expect(printed('python3', 'moved.py')).toEqual(expected);
  });

  test.skipIf(!has('go'))('as in Go', { timeout: 120_000 }, () => {
    expect(printed('go', 'run', 'moved.go')).toEqual(expected);
  });
});
