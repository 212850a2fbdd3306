import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copy, freeze } from './copy.ts';
import { fingerprint } from './fingerprint.ts';
import type { Model } from './model.ts';
import { draw, power, zipf } from './popularity.ts';
import { EventQueue } from './queue.ts';
import { Stream } from './rng.ts';
import { MisfitError, Sim } from './sim.ts';

describe('chance', () => {
  test('the same seed and name draw the same numbers, another name others', () => {
    const first = (seed: number, name: string) => {
      const stream = Stream.from(seed, name);
      return [stream.uniform(), stream.uniform()];
    };
    expect(first(42, 'net')).toEqual([0.29329483742703133, 0.33646945831248476]);
    expect(first(42, 'net')).not.toEqual(first(42, 'ner'));
    expect(first(42, 'net')).not.toEqual(first(43, 'net'));
  });

  test('streams with neighboring seeds and names are not related', () => {
    const means = Array.from({ length: 400 }, (_, seed) =>
      Stream.from(seed, `s/${seed % 7}`).uniform(),
    );
    const mean = means.reduce((sum, each) => sum + each, 0) / means.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / 400));
    expect(new Set(means).size).toBe(400);
  });

  test('waiting times are exponential: mean, variance and tail within four standard errors', () => {
    const stream = Stream.from(7, 'waits');
    const many = 200_000;
    const mean = 1_000_000;
    const times = Array.from({ length: many }, () => stream.exponential(mean) / mean);
    const average = times.reduce((sum, each) => sum + each, 0) / many;
    const variance = times.reduce((sum, each) => sum + (each - average) ** 2, 0) / many;
    const tail = times.filter((each) => each > 5).length / many;
    expect(Math.abs(average - 1)).toBeLessThan(4 / Math.sqrt(many));
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(8 / many));
    expect(Math.abs(tail - Math.exp(-5))).toBeLessThan(4 * Math.sqrt(Math.exp(-5) / many));
    expect(times.every((each) => Number.isInteger(each * mean) || each >= 0)).toBe(true);
  });

  test('whole numbers cover their range evenly', () => {
    const stream = Stream.from(1, 'dice');
    const faces = [0, 0, 0, 0, 0, 0];
    for (let thrown = 0; thrown < 60_000; thrown += 1) faces[stream.whole(1, 6) - 1]! += 1;
    for (const face of faces) expect(Math.abs(face - 10_000)).toBeLessThan(4 * Math.sqrt(10_000));
  });

  test('shuffling keeps what is there', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.nat(), (list, seed) => {
        const shuffled = [...list];
        Stream.from(seed, 'shuffle').shuffle(shuffled);
        expect(shuffled.toSorted((a, b) => a - b)).toEqual(list.toSorted((a, b) => a - b));
      }),
    );
  });

  test('powers in quarters agree with the approximated ones', () => {
    for (const quarters of [0, 1, 2, 3, 4, 5, 8])
      expect(power(7, quarters)).toBeCloseTo(7 ** (quarters / 4), 9);
  });

  test('the most popular of Zipf’s things comes twice as often as the second', () => {
    const popularity = zipf(100, 4);
    const stream = Stream.from(3, 'keys');
    const drawn = Array.from({ length: 50_000 }, () => draw(popularity, stream));
    const times = (rank: number) => drawn.filter((each) => each === rank).length;
    expect(times(0) / times(1)).toBeCloseTo(2, 0);
    expect(Math.max(...drawn)).toBeLessThan(100);
  });
});

test('the queue gives events back by time, and by order of scheduling where times are equal', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), fc.array(fc.nat(200)), (times, removed) => {
      const queue = new EventQueue<number>();
      times.forEach((time, id) => queue.push({ time, id, event: id }));
      const gone = new Set(removed.filter((id) => queue.remove(id)));
      const expected = times
        .map((time, id) => ({ time, id }))
        .filter(({ id }) => !gone.has(id))
        .toSorted((a, b) => a.time - b.time || a.id - b.id);
      const got = [];
      for (let entry = queue.pop(); entry !== undefined; entry = queue.pop())
        got.push({ time: entry.time, id: entry.id });
      expect(got).toEqual(expected);
    }),
  );
});

const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.double(),
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.int32Array(),
    fc.array(tie('value')),
    fc.dictionary(
      // The one key by which an object would get another prototype.
      fc.string().filter((key) => key !== '__proto__'),
      tie('value'),
    ),
    fc.array(fc.tuple(fc.string(), tie('value'))).map((entries) => new Map(entries)),
    fc.uniqueArray(fc.integer()).map((list) => new Set(list)),
  ),
})).value;

describe('plain data', () => {
  test('a copy is equal, has the same fingerprint, and shares nothing', () => {
    fc.assert(
      fc.property(plain, (value) => {
        const other = copy(value);
        expect(other).toEqual(structuredClone(value));
        expect(fingerprint(other)).toBe(fingerprint(value));
      }),
    );
    const state = { list: [{ a: 1 }], words: new Int32Array([1]) };
    const other = copy(state);
    other.list[0]!.a = 2;
    other.words[0] = 2;
    expect(state).toEqual({ list: [{ a: 1 }], words: new Int32Array([1]) });
  });

  test('what cannot be rewound is refused by name', () => {
    expect(() => copy({ log: { when: new Date() } })).toThrow('when holds an instance of Date');
    expect(() => copy([() => 1])).toThrow('holds a function');
  });

  test('different data has different fingerprints', () => {
    const all = [
      0,
      -0,
      1,
      '',
      '0',
      [],
      [0],
      {},
      { a: 0 },
      { b: 0 },
      null,
      undefined,
      true,
      false,
      NaN,
    ];
    expect(new Set(all.map(fingerprint)).size).toBe(all.length);
    expect(fingerprint({ a: 1, b: 2 })).toBe(fingerprint({ b: 2, a: 1 }));
  });

  test('who changes a frozen event is found out', () => {
    const event = freeze({ kind: 'append', entries: [{ term: 1 }] });
    expect(() => event.entries.push({ term: 2 })).toThrow(TypeError);
    expect(() => freeze({ words: new Int32Array(1) })).toThrow('typed array');
  });
});

interface Ball {
  readonly kind: 'bounce' | 'kick';
}

/** Bounces about every millisecond and remembers where it was. */
const ball: Model<{ readonly height: number }, { at: number[]; kicks: number }, Ball> = {
  id: 'ball',
  version: 1,
  params: {},
  keyframeEvery: 50,
  sampleEvery: 10_000,
  init(_, { after }) {
    after(1000, { kind: 'bounce' });
    return { at: [], kicks: 0 };
  },
  step(state, event, { height }, { after, rng }) {
    if (event.kind === 'kick') state.kicks += 1;
    state.at.push(rng('bounces').whole(0, height));
    if (state.at.length > 20) state.at.shift();
    if (event.kind === 'bounce') after(rng('waits').exponential(1000), { kind: 'bounce' });
  },
  invariants: [
    { title: 'Few kicks', broken: ({ kicks }) => (kicks < 3 ? undefined : `${kicks} kicks`) },
  ],
  metrics: ({ kicks }) => ({ kicks }),
  actions: [{ id: 'kick', label: 'Kick', event: () => ({ kind: 'kick' }) }],
};
const throwBall = (seed = 1) => new Sim(ball, { params: { height: 9 }, seed, inputs: [] });

describe('a run', () => {
  test('goes back as it came, whatever is done to it', () => {
    const move = fc.oneof(
      fc.constant({ kind: 'step' as const }),
      fc.constant({ kind: 'back' as const }),
      fc.constant({ kind: 'kick' as const }),
      fc.record({ kind: fc.constant('seek' as const), steps: fc.nat(400) }),
      fc.record({ kind: fc.constant('seekTime' as const), time: fc.nat(400_000) }),
    );
    fc.assert(
      fc.property(fc.array(move, { maxLength: 20 }), fc.nat(), (moves, seed) => {
        const sim = throwBall(seed);
        for (const each of moves) {
          if (each.kind === 'kick') sim.act('kick');
          else if (each.kind === 'seek') sim.seek(each.steps);
          else if (each.kind === 'seekTime') sim.seekTime(each.time);
          else sim[each.kind]();
        }
        const { now, steps, params, inputs } = sim;
        const straight = new Sim(ball, { params, seed, inputs });
        straight.seek(steps);
        straight.idle(now);
        expect(straight.fingerprint()).toBe(sim.fingerprint());
        expect(straight.violation).toEqual(sim.violation);
        expect(straight.samples).toEqual(sim.samples);
      }),
    );
  });

  test('an action discards the future that was known', () => {
    const sim = throwBall();
    sim.seek(10);
    sim.act('kick');
    sim.seek(5);
    sim.act('kick');
    expect(sim.inputs.map(({ steps }) => steps)).toEqual([5]);
    expect(sim.state.kicks).toBe(1);
  });

  test('an action that cannot be done leaves the future as it is', () => {
    const sim = throwBall();
    sim.seek(10);
    sim.act('kick');
    sim.seek(5);
    expect(() => sim.act('punch')).toThrow('no action “punch”');
    expect(sim.inputs).toHaveLength(1);
  });

  test('an input that does not fit is refused', () => {
    const inputs = [{ steps: 3, time: 1, action: 'kick', target: 0 }];
    const sim = new Sim(ball, { params: { height: 9 }, seed: 1, inputs });
    expect(() => sim.seek(9)).toThrow(MisfitError);
  });

  test('the first broken invariant is told with its step, and forgotten on the way back', () => {
    const sim = throwBall();
    for (let kick = 0; kick < 3; kick += 1) sim.act('kick');
    expect(sim.violation).toMatchObject({ steps: 3, invariant: 0, words: '3 kicks' });
    sim.back();
    expect(sim.violation).toBeUndefined();
  });

  test('an event in the past or between two microseconds is refused', () => {
    const late = {
      ...ball,
      init: (_: unknown, { at }: { at: (t: number, e: Ball) => number }) => {
        at(0.5, { kind: 'bounce' });
        return { at: [], kicks: 0 };
      },
    };
    expect(() => new Sim(late, { params: { height: 1 }, seed: 1, inputs: [] })).toThrow(
      'whole number',
    );
  });

  test('snapshots stay few and small over an hour, and any step back replays little', () => {
    const sim = throwBall();
    let replayed = 0;
    const watched = new Sim(
      ball,
      { params: { height: 9 }, seed: 1, inputs: [] },
      {
        onEvent: () => (replayed += 1),
      },
    );
    for (const each of [sim, watched]) each.runTo(300_000_000);
    expect(watched.kept.count).toBeLessThan(2000);
    expect(watched.kept.bytes).toBeLessThan(3_000_000);
    replayed = 0;
    watched.back();
    expect(replayed).toBeLessThanOrEqual(50);
    const end = sim.fingerprint();
    watched.seekTime(150_000_000);
    watched.seek(sim.steps);
    watched.runTo(300_000_000);
    expect(watched.fingerprint()).toBe(end);
  });
});
