import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { linkTo, openLink } from './kit/link.ts';
import { initialParams } from './kit/params.ts';
import { runOf } from './kit/scenario.ts';
import { Sim } from './kit/sim.ts';
import { simulatorOf, simulators } from './registry.ts';

/** Functions of `Math` that engines compute differently, or not twice the same. */
const approximated = [
  'random log log2 log10 log1p exp expm1 pow sin cos tan asin acos atan atan2',
  'sinh cosh tanh asinh acosh atanh cbrt hypot',
]
  .join(' ')
  .split(' ');

/** From here on these throw, as long as a test lasts. */
function forbid(): void {
  const refuse = (name: string) => () => {
    throw new Error(`A model uses ${name}.`);
  };
  for (const name of approximated)
    vi.spyOn(Math, name as 'log').mockImplementation(refuse(`Math.${name}`));
  vi.spyOn(Date, 'now').mockImplementation(refuse('Date.now'));
  vi.spyOn(performance, 'now').mockImplementation(refuse('performance.now'));
  vi.spyOn(String.prototype, 'localeCompare').mockImplementation(refuse('localeCompare'));
  vi.spyOn(globalThis, 'Date').mockImplementation(refuse('Date'));
  for (const name of ['setTimeout', 'setInterval', 'queueMicrotask', 'fetch'] as const)
    vi.spyOn(globalThis, name).mockImplementation(refuse(name));
  for (const name of ['NumberFormat', 'DateTimeFormat', 'Collator'] as const)
    vi.spyOn(Intl, name).mockImplementation(refuse(`Intl.${name}`));
}

afterEach(() => vi.restoreAllMocks());

const names = Object.keys(simulators);
const all = await Promise.all(names.map(simulatorOf));
const scenarios = all.flatMap((simulator) =>
  simulator.scenarios.map((scenario) => ({
    name: `${simulator.model.id}: ${scenario.title}`,
    simulator,
    scenario,
  })),
);

test.each(names)(
  'the model of %s knows the kernel only, and no operator that engines approximate',
  (name) => {
    const folder = new URL(`${name}/`, import.meta.url).pathname;
    for (const file of globSync(['model.ts', 'model/*.ts'], { cwd: folder })) {
      const source = readFileSync(path.join(folder, file), 'utf8');
      const code = source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      expect(code, file).not.toMatch(/\*\*/);
      for (const [, imported] of code.matchAll(/from '([^']+)'/g))
        expect(imported, file).toMatch(
          /^(\.\/[\w/-]+|(\.\.\/)+kit\/(model|params|rng|popularity|network|words))\.ts$/,
        );
    }
  },
);

test('a simulator is registered under the name of its model, and has a page', () => {
  expect(all.map(({ model }) => model.id)).toEqual(names);
  const withoutPage = names.filter((name) => !existsSync(`content/simulators/${name}.mdx`));
  expect(withoutPage, 'content/simulators/<name>.mdx says what it must reproduce').toEqual([]);
});

test.each(all.map((simulator) => [simulator.model.id, simulator] as const))(
  '%s: an hour of it can be rewound: few snapshots, and a step back replays little',
  { timeout: 120_000 },
  (_, { model, sandbox }) => {
    let events = 0;
    const run = { params: initialParams(model.params), seed: sandbox.seed, inputs: [] };
    const sim = new Sim(model, run, { onEvent: () => (events += 1) });
    sim.runTo(3_600_000_000, 2_000_000);
    expect(sim.kept.bytes).toBeLessThan(25_000_000);
    events = 0;
    sim.back();
    expect(events).toBeLessThanOrEqual(model.keyframeEvery ?? 500);
  },
);

describe.each(scenarios)('$name', ({ simulator, scenario }) => {
  const { model, view } = simulator;
  const begin = () => new Sim(model, runOf(simulator, scenario), { isGuarded: true });

  test('needs nothing that engines do differently, and changes no event', () => {
    forbid();
    const sim = begin();
    sim.runTo(scenario.until);
    sim.fingerprint();
    vi.restoreAllMocks();
    expect(sim.steps).toBeGreaterThan(0);
  });

  test('is the same run again, replayed from any snapshot, and opened from its link', () => {
    const sim = begin();
    sim.runTo(scenario.until);
    const end = sim.fingerprint();
    const { steps, now } = sim;

    const again = begin();
    again.runTo(scenario.until);
    expect(again.fingerprint()).toBe(end);

    for (const share of [0, 0.3, 0.7, 1]) {
      sim.seek(Math.floor(steps * share));
      sim.back();
      sim.runTo(scenario.until);
      expect(sim.fingerprint()).toBe(end);
    }

    const opened = openLink(
      model,
      linkTo(model, {
        run: { params: sim.params, seed: sim.seed, inputs: sim.inputs },
        steps,
        time: now,
      }),
    );
    if (!opened.isGood) throw new Error(opened.words);
    const elsewhere = new Sim(model, opened.place.run);
    elsewhere.seek(opened.place.steps);
    elsewhere.idle(opened.place.time);
    expect(elsewhere.fingerprint()).toBe(end);
  });

  test('its question has an answer, and its picture, words and chart have no gap', () => {
    const sim = begin();
    for (const time of [0, scenario.until]) {
      sim.seekTime(time);
      const { state, params, now } = sim;
      const drawing = view.draw(state, params, now);
      const chart = view.charts[scenario.chart]?.(state, params, sim.samples, now);
      expect(chart, `chart ${scenario.chart}`).toBeDefined();
      const said = JSON.stringify([
        drawing,
        view.table(state, params, now),
        view.sentence(state, params, now),
        chart,
      ]);
      expect(said).not.toMatch(/undefined|NaN|Infinity|null|\[object/);
      expect(drawing.body, 'style attributes break the policy').not.toMatch(/ style=/);
      for (const { rows, head } of [view.table(state, params, now)])
        for (const row of rows) expect(row).toHaveLength(head.length);
    }
    const { question } = scenario;
    const outcome = question.outcome(sim.state, sim.params);
    const possible = question.kind === 'choice' ? question.options.length - 1 : Infinity;
    expect(outcome).toBeGreaterThanOrEqual(0);
    expect(outcome).toBeLessThanOrEqual(possible);
  });
});
