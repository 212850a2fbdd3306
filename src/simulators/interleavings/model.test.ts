import { describe, expect, test } from 'vitest';
import type { Model } from '../kit/model.ts';
import { withParams } from '../kit/valid-params.ts';
import { Sim } from '../kit/sim.ts';
import { atlasOf, model, start, type E, type P, type S } from './model.ts';
import { copyOf, explore, nameOf, type Atlas } from './model/explore.ts';
import { begin, isDone, make, movesOf, type Machine, type Program } from './model/machine.ts';
import { locking, plain, programOf, results, titles, type ProgramName } from './model/programs.ts';

const names = Object.keys(titles) as ProgramName[];

function simOf(some: Partial<P>, seed = 1, of: Model<P, S, E> = model): Sim<P, S, E> {
  const params = withParams(model.params, { rate: '1000', ...some }) as P;
  return new Sim(of, { params, seed, inputs: [] }, { isGuarded: true });
}

const ways = (program: Program): number =>
  explore(program, false).get(nameOf(begin(program)))!.ways;

const isPossible = (atlas: Atlas): boolean => [...atlas.values()].some(({ isBad }) => isBad);

/** Plays every schedule to its end, one by one, with nothing shared and nothing remembered. */
function playAll(program: Program, isBuffered: boolean): { runs: number; bad: number } {
  const tally = { runs: 0, bad: 0 };
  const follow = (machine: Machine): void => {
    const isBad = program.isBad(machine, program);
    const moves = isBad ? [] : movesOf(machine, program);
    if (moves.length === 0) {
      tally.runs += 1;
      tally.bad += Number(isBad);
    }
    for (const move of moves) {
      const after = copyOf(machine);
      make(after, program, move, isBuffered);
      follow(after);
    }
  };
  follow(begin(program));
  return tally;
}

describe('counting schedules', () => {
  test('two threads of n steps have C(2n, n) schedules, three have (3n)! ∕ n!³', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8].map((n) => ways(plain([n, n])))).toEqual([
      2, 6, 20, 70, 252, 924, 3432, 12_870,
    ]);
    expect([1, 2, 3, 4, 5, 6].map((n) => ways(plain([n, n, n])))).toEqual([
      6, 90, 1680, 34_650, 756_756, 17_153_136,
    ]);
  });

  test('threads of a and b steps have C(a + b, a)', () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
    for (let a = 0; a <= 9; a += 1)
      for (let b = 0; b <= 9; b += 1)
        expect(ways(plain([a, b]))).toBe(Math.round(choose(a + b, a)));
  });

  test.each(names)('the states of “%s” add up to what playing all schedules finds', (name) => {
    for (const memory of ['direct', 'buffered'] as const)
      for (const fence of [false, true]) {
        const { params } = simOf({ program: name, memory, fence });
        if (start(params).ways > 20_000) continue; // Peterson with buffers, below
        const { runs, bad } = playAll(programOf(name, fence), memory === 'buffered');
        expect([start(params).ways, start(params).badWays]).toEqual([runs, bad]);
      }
  });

  test.each(names)(
    'a run that goes through all schedules of “%s” meets each of them once',
    (name) => {
      const sim = simOf({ program: name, chooser: 'all' });
      sim.runTo(10_000_000);
      const { isExhausted, runs, bad } = sim.state;
      const { ways: all, badWays } = start(sim.params);
      expect({ isExhausted, runs, bad }).toEqual({ isExhausted: true, runs: all, bad: badWays });
      expect(sim.violation).toBeUndefined();
    },
  );
});

describe('what exhaustive enumeration proves', () => {
  const bad = (program: ProgramName, isBuffered: boolean, fence = false): boolean =>
    isPossible(explore(programOf(program, fence), isBuffered));

  test('an update can be lost without a guard, and never with a lock or a compare-and-swap', () => {
    expect([bad('lost', false), bad('three', false)]).toEqual([true, true]);
    for (const isBuffered of [false, true])
      expect([bad('guarded', isBuffered), bad('swap', isBuffered)]).toEqual([false, false]);
  });

  test('4 of the 6 schedules of two increments lose one, 84 of the 90 of three at least one', () => {
    expect(playAll(programOf('lost', false), false)).toEqual({ runs: 6, bad: 4 });
    expect(playAll(programOf('three', false), false)).toEqual({ runs: 90, bad: 84 });
  });

  test('Peterson’s algorithm excludes on direct memory, not with store buffers, and again with a fence', () => {
    expect(bad('peterson', false)).toBe(false);
    expect(bad('peterson', true)).toBe(true);
    expect(bad('peterson', true, true)).toBe(false);
    expect(playAll(programOf('peterson', false), true)).toEqual({ runs: 230_008, bad: 260 });
  });

  test('Peterson’s algorithm excludes on direct memory also where the wait reads flag and turn in two steps and spins', () => {
    for (const readsTurnFirst of [false, true]) {
      const seen = new Set<string>();
      const todo = [{ flags: [0, 0], turn: 0, at: [0, 0] }];
      for (let state = todo.pop(); state !== undefined; state = todo.pop()) {
        if (seen.has(JSON.stringify(state))) continue;
        seen.add(JSON.stringify(state));
        expect(state.at).not.toEqual([4, 4]);
        for (const me of [0, 1]) {
          const { flags, turn, at } = structuredClone(state);
          const mayEnter = [flags[1 - me] === 0, turn === me];
          const isSecond = at[me] === 3;
          const isLast = at[me] === 5;
          if (at[me] === 0 || isLast) flags[me] = isLast ? 0 : 1;
          const nextTurn = at[me] === 1 ? 1 - me : turn;
          if (at[me] === 2 || isSecond)
            at[me] = mayEnter[Number(isSecond !== readsTurnFirst)] === true ? 4 : isSecond ? 2 : 3;
          else at[me] = isLast ? 0 : at[me]! + 1;
          todo.push({ flags, turn: nextTurn, at });
        }
      }
      expect(seen.size).toBeGreaterThan(30);
    }
  });

  test('Peterson’s algorithm never leaves both waiting, on any memory', () => {
    for (const isBuffered of [false, true])
      for (const { machine, next, isBad } of explore(
        programOf('peterson', false),
        isBuffered,
      ).values())
        expect(next.length > 0 || isBad || isDone(machine, programOf('peterson', false))).toBe(
          true,
        );
  });

  test('the litmus tests end as the article’s program prints', () => {
    const ends = (name: ProgramName, isBuffered: boolean): string[] =>
      [
        ...new Set(
          [...explore(programOf(name, false), isBuffered).values()]
            .filter(({ next }) => next.length === 0)
            .map(({ machine }) => results(machine)),
        ),
      ].toSorted();
    expect(ends('storing', false)).toEqual(['0, 1', '1, 0', '1, 1']);
    expect(ends('storing', true)).toEqual(['0, 0', '0, 1', '1, 0', '1, 1']);
    expect(ends('passing', false)).toEqual(['0, 0', '0, 1', '1, 1']);
    expect(ends('passing', true)).toEqual(['0, 0', '0, 1', '1, 1']);
    expect(bad('storing', true, true)).toBe(false);
  });
});

describe('deadlock', () => {
  const orders = [[0], [1], [2], [0, 1], [1, 0], [0, 2], [2, 0], [1, 2], [2, 1]].concat([
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ]);

  /** Can some threads stand so that each holds locks which no other holds, and wants one that the next one holds? */
  function canWaitInCircle(threads: readonly (readonly number[])[]): boolean {
    const stand = (held: readonly (readonly number[] | undefined)[]): boolean => {
      const index = held.length;
      if (index < threads.length)
        return [undefined, ...threads[index]!.keys()].some((count) =>
          stand([...held, count === undefined ? undefined : threads[index]!.slice(0, count)]),
        );
      const all = held.flatMap((locks) => locks ?? []);
      if (new Set(all).size < all.length) return false;
      const owner = (lock: number) => held.findIndex((locks) => locks?.includes(lock) === true);
      const waitsFor = held.map((locks, thread) =>
        locks === undefined ? -1 : owner(threads[thread]![locks.length]!),
      );
      return waitsFor.some((_, thread) => {
        let at = thread;
        for (let step = 0; step < 3 && at >= 0; step += 1) {
          at = waitsFor[at]!;
          if (at === thread) return true;
        }
        return false;
      });
    };
    return stand([]);
  }

  test('is reachable exactly where threads can wait in a circle: all pairs and triples that take up to three locks', () => {
    const cases = orders.flatMap((first, a) =>
      orders
        .slice(a)
        .flatMap((second, b) => [
          [first, second],
          ...orders.slice(a + b).map((third) => [first, second, third]),
        ]),
    );
    const isReachable = (threads: readonly (readonly number[])[]): boolean =>
      isPossible(explore(locking(threads), false));
    expect(cases.filter((threads) => isReachable(threads) !== canWaitInCircle(threads))).toEqual(
      [],
    );

    const stuckElsewhere = cases.filter((threads) =>
      [...explore(locking(threads), false).values()].some(
        ({ machine, next, isBad }) =>
          next.length === 0 && !isBad && !isDone(machine, locking(threads)),
      ),
    );
    expect(stuckElsewhere).toEqual([]);
    const deadlocks = cases.filter(isReachable).length;
    expect([cases.length, deadlocks]).toEqual([120 + 680, 388]);
  });

  test('never happens where all threads take their locks in one order', () => {
    const sorted = orders.filter((order) =>
      order.every((lock, at) => at === 0 || lock > order[at - 1]!),
    );
    for (const a of sorted)
      for (const b of sorted)
        for (const c of sorted) expect(isPossible(explore(locking([a, b, c]), false))).toBe(false);
  });
});

describe('chance', () => {
  /** 200 seeds of about 1,000 moves each; the band is over 4 standard deviations of the mean. */
  test.each([
    ['lost', 'direct', 0.5, 0.012],
    ['three', 'direct', 5 / 6, 0.012],
    ['opposite', 'direct', 0.5, 0.014],
    ['circle', 'direct', 1 / 3, 0.018],
    ['storing', 'buffered', 1 / 6, 0.012],
    ['peterson', 'buffered', 0.0288, 0.0065],
  ] as const)(
    'meets a bad end of “%s” (%s memory) as often as it must, over 200 seeds',
    (program, memory, risk, band) => {
      expect(start(simOf({ program, memory }).params).risk).toBeCloseTo(risk, 4);
      let [runs, bad, broken] = [0, 0, 0];
      for (let seed = 0; seed < 200; seed += 1) {
        const sim = simOf({ program, memory, chooser: 'chance' }, seed);
        sim.runTo(900_000);
        runs += sim.state.runs;
        bad += sim.state.bad;
        expect(sim.violation?.invariant ?? 0).toBe(0);
        if (program !== 'peterson') broken += Number(sim.violation !== undefined);
      }
      expect(broken).toBe(0);
      expect(Math.abs(bad / runs - risk)).toBeLessThan(band);
    },
  );

  test('the check on the critical section catches Peterson’s algorithm with store buffers', () => {
    const sim = simOf({ program: 'peterson', memory: 'buffered', chooser: 'chance' });
    sim.runTo(5_000_000);
    expect(sim.violation?.invariant).toBe(0);
  });
});

describe('the invariants find out', () => {
  const broken = (step: Model<P, S, E>['step'], some: Partial<P>): number | undefined => {
    const sim = simOf({ chooser: 'chance', ...some }, 1, { ...model, step });
    sim.runTo(3_000_000);
    return sim.violation?.invariant;
  };

  test('a lock that two can hold', () => {
    const step: Model<P, S, E>['step'] = (state, ...rest) => {
      model.step(state, ...rest);
      state.machine.memory[1] = 0;
    };
    expect(broken(step, { program: 'guarded' })).toBe(0);
  });

  test('a lock that nobody gave back', () => {
    const step: Model<P, S, E>['step'] = (state, ...rest) => {
      model.step(state, ...rest);
      state.machine.memory[0] = 9;
      state.machine.memory[1] = 9;
    };
    expect(broken(step, { program: 'ordered' })).toBe(1);
  });

  test('a write that went astray', () => {
    const step: Model<P, S, E>['step'] = (state, ...rest) => {
      model.step(state, ...rest);
      if (state.moves.length === 3) state.path[3] = nameOf({ ...state.machine, memory: [5] });
    };
    expect(broken(step, { program: 'lost' })).toBe(2);
  });

  test('a schedule that was left out', () => {
    const step: Model<P, S, E>['step'] = (state, ...rest) => {
      model.step(state, ...rest);
      if (state.runs === 3) state.runs = 2;
    };
    expect(broken(step, { program: 'lost', chooser: 'all' })).toBe(3);
  });
});

test('a reader’s moves lead where the moves of chance lead', () => {
  const sim = simOf({ program: 'lost', chooser: 'hand' });
  for (const move of [0, 1, 0, 1]) sim.act('move', move);
  expect(sim.state.machine.memory).toEqual([7]);
  expect(sim.state).toMatchObject({ runs: 1, bad: 1 });
  expect(() => sim.act('move', 0)).toThrow(/cannot be done/);
  sim.act('move', 9);
  expect(sim.state.machine).toEqual(begin(atlasOf(sim.params).program));
});
