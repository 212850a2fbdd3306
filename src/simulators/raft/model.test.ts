import { describe, expect, test } from 'vitest';
import { toTime } from '../kit/journey.ts';
import { withParams } from '../kit/valid-params.ts';
import { runOf, scenarioOf } from '../kit/scenario.ts';
import { Sim } from '../kit/sim.ts';
import { model } from './model.ts';
import type { P, S } from './model/state.ts';
import raft from './scenarios.ts';
import { splitShare } from './theory.ts';

const begin = (some: Partial<P>, seed: number, isGuarded = false) =>
  new Sim(
    model,
    { params: withParams(model.params, some) as unknown as P, seed, inputs: [] },
    { isGuarded },
  );

/** Everything goes wrong: servers crash and are cut off, a tenth of all messages is lost, a tenth comes twice. */
const storm = {
  timeout: 100,
  spread: 100,
  delay: 10,
  jitter: 30,
  drop: 10,
  duplicate: 10,
  load: 10,
  faults: 'random',
} as const;

/** The same with three servers and timeouts hardly longer than a round trip: elections without end. */
const hurricane = { ...storm, servers: 3, timeout: 50, spread: 50, jitter: 50, load: 5 } as const;

/** Which property breaks first in which seeds. */
function firstBroken(some: Partial<P>, seeds: readonly number[], until: number) {
  const broken = new Map<string, number>();
  for (const seed of seeds) {
    const sim = begin(some, seed);
    while (sim.violation === undefined && sim.nextTime <= until) sim.step();
    if (sim.violation === undefined) continue;
    const { title } = model.invariants[sim.violation.invariant]!;
    const property = title.slice(0, title.indexOf(':'));
    broken.set(property, (broken.get(property) ?? 0) + 1);
  }
  return { broken, seeds: [...broken.values()].reduce((sum, each) => sum + each, 0) };
}

const seedsBelow = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);

/** A scenario played to its end, under its own rules or others, with all of its actions or without one. */
function played(id: string, variant?: P['variant'], without?: string): Sim<P, S, unknown> {
  const scenario = scenarioOf(raft, id);
  const sim = new Sim(
    raft.model,
    runOf(raft, {
      ...scenario,
      params: variant === undefined ? scenario.params : { ...scenario.params, variant },
      script: scenario.script!.filter(({ action }) => action !== without),
    }),
    { isGuarded: true },
  );
  sim.runTo(scenario.until);
  return sim as unknown as Sim<P, S, unknown>;
}

const terms = ({ servers }: S): readonly string[] =>
  servers.map(({ log }) => log.map(({ term }) => term).join(' '));

describe('the rules as they are', () => {
  test('keep all five promises over 500 seeds and a million events of crashes, cuts, losses, and duplicates', () => {
    let events = 0;
    let decided = 0;
    let leaders = 0;
    for (const seed of seedsBelow(500)) {
      const sim = begin({ ...storm, servers: 3 + (seed % 5) }, seed, seed % 10 === 0);
      sim.runTo(12_000_000);
      expect(sim.violation, `seed ${seed}`).toBeUndefined();
      events += sim.steps;
      decided += sim.state.decided.length;
      leaders += sim.state.leaders.size;
    }
    expect(events).toBeGreaterThan(1_000_000);
    expect(decided).toBeGreaterThan(10_000);
    expect(leaders).toBeGreaterThan(2_000);
  });

  test('commit again and bring all logs together, once the faults are over', () => {
    for (const seed of seedsBelow(50)) {
      const sim = begin({ ...storm, faults: 'none' }, seed);
      for (const [time, action, target] of [
        [1, 'cut', 0],
        [2, 'cut', 1],
        [3, 'crash', 2],
        [5, 'heal', 0],
        [5, 'restart', 2],
      ] as const) {
        sim.runTo(time * 1_000_000);
        sim.act(action, target);
      }
      const before = sim.state.decided.length;
      sim.runTo(10_000_000);
      expect(sim.violation).toBeUndefined();
      expect(sim.state.decided.length).toBeGreaterThan(before);
      for (const { commit } of sim.state.servers)
        expect(commit).toBeGreaterThan(sim.state.decided.length - 15);
    }
  });

  test('lose in a crash what is in memory, and nothing else', () => {
    const sim = begin({ load: 20 }, 1);
    sim.runTo(2_000_000);
    const leader = sim.state.servers.findIndex(({ role }) => role === 'leader');
    const { term, vote, log } = structuredClone(sim.state.servers[leader]!);
    expect(log.length).toBeGreaterThan(10);
    sim.act('crash', leader);
    sim.runTo(2_100_000);
    sim.act('restart', leader);
    expect(sim.state.servers[leader]).toMatchObject({ term, vote, log, commit: 0, match: [] });
    expect(sim.state.servers[leader]!.role).toBe('follower');
  });
});

describe('how often votes split', () => {
  test.each([
    [5, 10, 0.0523],
    [5, 20, 0.1808],
    [5, 50, 0.6875],
    [3, 20, 0.36],
    [4, 20, 0.488],
    [6, 20, 0.2627],
    [7, 20, 0.0989],
  ])('%i servers, one down, delay %i ms of 100 ms: a share of %f', (servers, delay, expected) => {
    expect(splitShare(servers, servers - 1, delay / 100)).toBeCloseTo(expected, 3);
    let elections = 0;
    let splits = 0;
    for (const seed of seedsBelow(200)) {
      const timeout = Math.max(100, 4 * delay);
      const sim = begin({ servers, timeout, spread: 100, delay, load: 0, faults: 'leader' }, seed);
      while (sim.state.elections[servers - 1]! < 20) sim.step();
      expect(sim.violation).toBeUndefined();
      elections += sim.state.elections[servers - 1]!;
      splits += sim.state.splits[servers - 1]!;
    }
    // Four standard deviations of a share of 4,000 elections; measured over seeds, they are as wide as that.
    const deviation = Math.sqrt((expected * (1 - expected)) / elections);
    expect(Math.abs(splits / elections - expected)).toBeLessThan(4 * deviation);
  });

  test('theory has the figures of the dissertation: 0.06 %, 5.2 %, and 18.1 % with four of five up', () => {
    expect(splitShare(5, 4, 0.01)).toBeCloseTo(0.0006, 4);
    expect(splitShare(5, 4, 0.1)).toBeCloseTo(0.052, 3);
    expect(splitShare(5, 4, 0.2)).toBeCloseTo(0.181, 3);
  });

  test('always, where timeouts are alike', () => {
    const sim = begin({ spread: 0, load: 0 }, 1);
    sim.runTo(60_000_000);
    expect(sim.state.leaders.size).toBe(0);
    expect(sim.state.servers[0]!.term).toBe(200);
  });
});

describe('one rule less', () => {
  test.each([
    ['blind', 'Leader Completeness'],
    ['trusting', 'Log Matching'],
    ['few', 'Leader Completeness'],
  ] as const)('%s: most of 60 seeds break a promise, most often %s', (variant, property) => {
    const { broken, seeds } = firstBroken({ ...storm, variant }, seedsBelow(60), 10_000_000);
    expect(seeds).toBeGreaterThan(45);
    expect(broken.get(property)).toBe(Math.max(...broken.values()));
  });

  test('forgets: a few seeds of 250 elect two leaders in a term', () => {
    const { broken } = firstBroken(
      { ...hurricane, variant: 'forgets' },
      seedsBelow(250),
      5_000_000,
    );
    expect([...broken.keys()]).toEqual(['Election Safety']);
  });

  test('counts: of 3,000 seeds one loses a committed entry, under the right rules none', () => {
    const { broken } = firstBroken({ ...hurricane, variant: 'counts' }, [666], 5_000_000);
    expect([...broken]).toEqual([['Leader Completeness', 1]]);
    const { seeds } = firstBroken(hurricane, [666], 5_000_000);
    expect(seeds).toBe(0);
  });

  test('few elects two leaders in one term, trusting lets servers apply different entries', () => {
    const { broken } = firstBroken(
      { ...storm, servers: 3, variant: 'few' },
      seedsBelow(60),
      5_000_000,
    );
    expect(broken.get('Election Safety')).toBeGreaterThan(0);
    const { broken: others } = firstBroken(
      { ...storm, variant: 'trusting' },
      seedsBelow(60),
      10_000_000,
    );
    expect(others.get('State Machine Safety')).toBeGreaterThan(0);
  });
});

describe('Figure 8, as scheduled', () => {
  test('with commitment by counting, S5 leads term 5 without an entry that was committed', () => {
    const { state, violation } = played('figure-8');
    expect(violation?.words).toBe('S5 leads term 5 without entry 2, committed in term 4');
    expect(terms(state)).toEqual(['1 2', '1 3', '1 3', '1 3', '1 3']);
  });

  test('under Raft’s rule the same schedule overwrites the entry, and nobody had said it is committed', () => {
    const { state, violation } = played('figure-8', 'right');
    expect(violation).toBeUndefined();
    expect(terms(state)).toEqual(['1 2', '1 3', '1 3', '1 3', '1 3']);
    expect(state.decided.map(({ command }) => command)).toEqual([1]);
  });

  test('and an entry of term 4 on a majority keeps S5 from being elected', () => {
    const scenario = scenarioOf(raft, 'figure-8');
    const run = runOf(raft, {
      ...scenario,
      params: { ...scenario.params, variant: 'right' },
      script: scenario.script!.filter(({ time }) => time < 1_000_000),
    });
    const sim = new Sim(raft.model, run);
    sim.runTo(980_000);
    sim.act('send', 0);
    sim.runTo(1_100_000);
    for (const [action, target] of [
      ['crash', 0],
      ['heal', 0],
      ['restart', 4],
      ['time-out', 4],
    ] as const)
      sim.act(action, target);
    sim.runTo(1_180_000);
    sim.act('time-out', 4);
    sim.runTo(1_300_000);
    const state = sim.state as S;
    expect(sim.violation).toBeUndefined();
    expect(state.decided.map(({ command }) => command)).toEqual([1, 2, 4]);
    expect(state.servers[4]!.role).toBe('candidate');
  });
});

describe('the other schedules', () => {
  test('S3 forgets its vote, and term 1 has two leaders; when it remembers, one', () => {
    expect(played('missing-rule').violation?.words).toBe('S1 and S5 both lead term 1');
    const right = played('missing-rule', 'right', 'send');
    expect(right.violation).toBeUndefined();
    expect([...right.state.leaders]).toEqual([[1, 0]]);
  });

  test('a leader without a majority commits nothing, and its entries are overwritten', () => {
    const { state, violation } = played('minority');
    expect(violation).toBeUndefined();
    expect(state.decided.map(({ command, by }) => [command, by])).toEqual([
      [1, 0],
      [4, 3],
      [5, 3],
    ]);
    expect(terms(state)).toEqual(Array.from({ length: 5 }, () => '1 2 2'));
  });
});

describe('a schedule under another rule', () => {
  test('plays what is possible, and leaves out what is not', () => {
    const scenario = scenarioOf(raft, 'missing-rule');
    const right = { ...scenario, params: { ...scenario.params, variant: 'right' } };
    expect(() => runOf(raft, right)).toThrow('“Send a command to” cannot be done to 4');
    const run = runOf(raft, right, scenario.seed, true);
    expect(run.inputs).toHaveLength(scenario.script!.length - 1);
  });
});

describe('a run that is played', () => {
  test('stops at the very step that breaks a promise; one that leads to a place does not', () => {
    const run = runOf(raft, scenarioOf(raft, 'figure-8'));
    const sim = new Sim(raft.model, run);
    toTime(sim, 1_450_000, true)(() => false);
    expect(sim.violation?.steps).toBe(sim.steps);
    expect(sim.violation?.time).toBe(sim.now);
    toTime(sim, 1_450_000, true)(() => false);
    expect(sim.now).toBe(1_450_000);
    const other = new Sim(raft.model, run);
    toTime(other, 1_450_000)(() => false);
    expect(other.fingerprint()).toBe(sim.fingerprint());
  });
});

describe('the checks', () => {
  const state = (): S => {
    const sim = begin({ load: 20 }, 1);
    sim.runTo(2_000_000);
    return sim.state;
  };
  const words = (of: S): readonly (string | undefined)[] =>
    model.invariants.map(({ broken }) => broken(of, begin({}, 1).params, 0));

  test('notice a leader that drops its last entry', () => {
    const broken = state();
    const server = broken.servers.findIndex(({ role }) => role === 'leader');
    const { log } = broken.servers[server]!;
    broken.before = structuredClone(broken.servers[server]!);
    expect(words(broken)[1]).toBeUndefined();
    log.pop();
    expect(words(broken)[1]).toMatch(/^S\d, leader of term \d+, lost entry \d+$/);
  });
});
