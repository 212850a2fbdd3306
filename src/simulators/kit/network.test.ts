import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Model } from './model.ts';
import {
  disturb,
  faults,
  faultWords,
  receive,
  send,
  trouble,
  weather,
  type Arrival,
  type Fault,
  type Network,
  type Weather,
} from './network.ts';
import { withParams } from './valid-params.ts';
import { Stream } from './rng.ts';
import { Sim } from './sim.ts';

interface S extends Network<{ readonly number: number }> {
  isUp: boolean[];
  heard: { readonly number: number; readonly at: number }[];
  said: number;
}
type E = Arrival | Fault | { readonly kind: 'say' };

const name = (node: number): string => `N${node + 1}`;

/** Node 1 tells node 2 a number every 100 ms; node 2 remembers what it hears. */
const telling: Model<Weather, S, E> = {
  id: 'telling',
  version: 1,
  params: weather,
  sampleEvery: 1_000_000,
  init(_, { at }) {
    at(0, { kind: 'say' });
    return {
      side: [0, 0],
      flying: new Map(),
      messages: 0,
      isUp: [true, true],
      heard: [],
      said: 0,
    };
  },
  step(state, event, params, context) {
    switch (event.kind) {
      case 'say':
        state.said += 1;
        if (state.isUp[0]!) send(state, params, context, 0, 1, { number: state.said });
        context.after(100_000, { kind: 'say' });
        break;
      case 'arrive': {
        const message = receive(state, context, event.message);
        if (message !== undefined && state.isUp[message.to]!)
          state.heard.push({ number: message.number, at: context.now });
        break;
      }
      case 'crash':
      case 'restart':
        state.isUp[event.server] = event.kind === 'restart';
        break;
      default:
        disturb(state, params, context, event);
    }
  },
  invariants: [
    {
      title: 'Nobody hears what was not said',
      broken: ({ heard, said }) =>
        heard.some(({ number }) => number > said) ? 'a number from the future' : undefined,
    },
  ],
  metrics: () => ({}),
  actions: faults<Weather, S>(name, ({ isUp }) => isUp),
};

function begin(some: Partial<Weather> = {}, seed = 1): Sim<Weather, S, E> {
  const params = withParams(weather, some) as unknown as Weather;
  return new Sim(telling, { params, seed, inputs: [] }, { isGuarded: true });
}

const numbers = ({ state }: Sim<Weather, S, E>): readonly number[] =>
  state.heard.map(({ number }) => number);

test('in fair weather every message comes once, in order, after its delay', () => {
  const sim = begin();
  sim.runTo(1_000_000);
  expect(sim.state.heard).toEqual(
    Array.from({ length: 10 }, (_, n) => ({ number: n + 1, at: n * 100_000 + 40_000 })),
  );
});

test('losses and doubles come as often as the weather says, over 200 seeds', () => {
  let said = 0;
  const times = new Map<number, number>();
  for (let seed = 0; seed < 200; seed += 1) {
    const sim = begin({ drop: 20, duplicate: 10, jitter: 0 }, seed);
    sim.runTo(9_950_000);
    said += sim.state.said;
    const heard = Map.groupBy(numbers(sim), (number) => number);
    for (const { length } of heard.values()) times.set(length, (times.get(length) ?? 0) + 1);
  }
  // Of one copy 0.9 × 0.8, of two 0.1 × 2 × 0.8 × 0.2; both of two 0.1 × 0.8². Four standard deviations of 20,000.
  expect(said).toBe(20_000);
  expect(Math.abs(times.get(1)! / said - 0.752)).toBeLessThan(0.0123);
  expect(Math.abs(times.get(2)! / said - 0.064)).toBeLessThan(0.007);
});

test('with a random part of the delay, messages overtake each other, and none comes early', () => {
  const sim = begin({ jitter: 200 });
  sim.runTo(10_000_000);
  expect(numbers(sim)).not.toEqual(numbers(sim).toSorted((a, b) => a - b));
  for (const { number, at } of sim.state.heard) {
    const way = at - (number - 1) * 100_000;
    expect(way).toBeGreaterThanOrEqual(40_000);
    expect(way).toBeLessThanOrEqual(240_000);
  }
});

test('nothing crosses a cut, what is under way included, until it heals', () => {
  const sim = begin();
  sim.runTo(210_000);
  sim.act('cut', 1);
  sim.runTo(510_000);
  sim.act('heal');
  sim.runTo(1_000_000);
  expect(numbers(sim)).toEqual([1, 2, 7, 8, 9, 10]);
});

test('a node that is down hears nothing, and hears again when it is back', () => {
  const sim = begin();
  sim.runTo(250_000);
  sim.act('crash', 1);
  expect(() => sim.act('crash', 1)).toThrow(RangeError);
  sim.runTo(450_000);
  sim.act('restart', 1);
  sim.runTo(600_000);
  expect(numbers(sim)).toEqual([1, 2, 3, 6]);
});

test('one message is lost, one comes twice, one is overtaken', () => {
  const sim = begin();
  const fault = (at: number, kind: 'lose' | 'double' | 'hold'): void => {
    sim.runTo(at);
    sim.act(kind, [...sim.state.flying.keys()].at(-1));
  };
  fault(110_000, 'lose');
  fault(210_000, 'double');
  fault(310_000, 'hold');
  sim.runTo(700_000);
  expect(numbers(sim)).toEqual([1, 3, 3, 5, 4, 6, 7]);
});

test('whatever is done to it, the run is the same again from any snapshot, and messages are not made up', () => {
  const act = fc.record({
    time: fc.integer({ min: 0, max: 3_000_000 }),
    action: fc.constantFrom('crash', 'restart', 'cut', 'heal', 'lose', 'double', 'hold'),
    which: fc.nat(7),
  });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), fc.nat(1000), (acts, seed) => {
      const sim = begin({ jitter: 100, drop: 10, duplicate: 10 }, seed);
      for (const { time, action, which } of acts.toSorted((a, b) => a.time - b.time)) {
        sim.runTo(time);
        const { targets } = telling.actions.find(({ id }) => id === action)!;
        const possible = targets?.(sim.state, sim.params) ?? [{ value: 0 }];
        if (possible.length > 0) sim.act(action, possible[which % possible.length]!.value);
      }
      sim.runTo(4_000_000);
      expect(sim.violation).toBeUndefined();
      const end = sim.fingerprint();
      sim.seek(Math.floor(sim.steps / 3));
      sim.runTo(4_000_000);
      expect(sim.fingerprint()).toBe(end);
    }),
    { numRuns: 100 },
  );
});

test('trouble breaks what is whole and mends what is broken', () => {
  const luck = Stream.from(1, 'trouble');
  const network: Network<unknown> = { side: [0, 0, 0], flying: new Map(), messages: 0 };
  const nodes = [{ id: 0 }, { id: 1 }, { id: 2 }];
  const seen = new Set<string>();
  for (let round = 0; round < 200; round += 1) {
    const wasCut = network.side.includes(1);
    const fault = trouble(network, luck, nodes, ({ id }) => id !== 2);
    const after = network.side.includes(1) ? 'cut' : 'whole';
    const who = fault !== undefined && 'server' in fault && fault.server === 2 ? 'down' : 'up';
    seen.add(
      fault === undefined
        ? `${wasCut ? 'cut' : 'whole'}, then ${after}`
        : `${fault.kind}, was ${who}`,
    );
  }
  // By chance all nodes may get to the same side.
  seen.delete('whole, then whole');
  expect([...seen].toSorted()).toEqual([
    'crash, was up',
    'cut, then whole',
    'restart, was down',
    'whole, then cut',
  ]);
});

test('faults are told, but for those that a model tells itself', () => {
  expect(faultWords({ kind: 'cut', server: 1 }, name)).toMatch(/^N2 is cut off/);
  expect(faultWords({ kind: 'hold', message: 3 }, name)).toBe('A message is held up.');
  expect(faultWords({ kind: 'crash', server: 1 }, name)).toBeUndefined();
  expect(faultWords({ kind: 'beat' }, name)).toBeUndefined();
});
