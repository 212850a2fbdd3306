import { expect, test } from 'vitest';
import { withParams } from '../kit/valid-params.ts';
import { Sim } from '../kit/sim.ts';
import { model, params, type P } from './model.ts';

function run(some: Partial<P>, seed: number) {
  const all = withParams(params, some) as P;
  return new Sim(model, { params: all, seed, inputs: [] }, { isGuarded: true });
}

test('over 200 buckets and a million requests, never more than size + rate × T are admitted', () => {
  let events = 0;
  for (let seed = 1; seed <= 200 || events < 1_000_000; seed += 1) {
    const sim = run({ rate: 1 + (seed % 20), size: 1 + (seed % 50), load: 60 }, seed);
    sim.runTo(30_000_000);
    sim.act('flood');
    sim.runTo(60_000_000);
    expect(sim.violation).toBeUndefined();
    events += sim.steps;
  }
});

test('where more is asked for than comes in, the bound is reached but for the token that is being saved', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const { state } = ((sim) => (sim.runTo(60_000_000), sim))(run({ load: 60 }, seed));
    expect(state.admitted).toBeLessThanOrEqual(10 + 5 * 60);
    expect(state.admitted).toBeGreaterThanOrEqual(10 + 5 * 60 - 2);
  }
});

test('a bucket that has been full lets its size through at once, and denies the rest', () => {
  const sim = run({ load: 1, rate: 20 }, 1);
  sim.runTo(10_000_000);
  const before = sim.state.admitted;
  sim.act('flood');
  expect(sim.state.admitted - before).toBe(10);
});
