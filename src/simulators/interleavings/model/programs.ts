import { circle, isDone, isInside } from './machine.ts';
import type { Instruction, Machine, Program } from './machine.ts';

const start = 6;
const x = { name: 'x', initial: start };
const free = (name: string) => ({ name, initial: 0 });

const read = (at: number, into: number, text: string): Instruction => ({
  op: 'read',
  at,
  into,
  text,
});
const write = (at: number, value: number, text: string): Instruction => ({
  op: 'write',
  at,
  value,
  text,
});
const increment = (thread: number): readonly Instruction[] => [
  read(0, thread, 'r = x'),
  { op: 'increment', at: 0, text: 'x = r + 1' },
];
const lock = (at: number, name: string): Instruction => ({ op: 'lock', at, text: `lock ${name}` });
const unlock = (at: number, name: string): Instruction => write(at, 0, `unlock ${name}`);

const times = <T>(count: number, of: T): T[] => Array.from({ length: count }, () => of);

function counting(threads: Program['threads'], locks: Program['variables'] = []): Program {
  return {
    variables: [x, ...locks],
    threads,
    bad: 'update lost',
    isBad: (machine, program) =>
      isDone(machine, program) && machine.memory[0] !== start + threads.length,
  };
}

/** Threads that take locks in these orders and give them back in reverse. Locks are numbered from 0. */
export function locking(orders: readonly (readonly number[])[]): Program {
  const names = ['A', 'B', 'C'];
  return {
    variables: names.slice(0, 1 + Math.max(...orders.flat())).map(free),
    threads: orders.map((order) => [
      ...order.map((at) => lock(at, names[at]!)),
      ...order.toReversed().map((at) => unlock(at, names[at]!)),
    ]),
    bad: 'deadlock',
    isBad: (machine, program) => circle(machine, program).length > 0,
  };
}

/** Threads of plain steps, for counting schedules. */
export const plain = (steps: readonly number[]): Program => ({
  variables: [],
  threads: steps.map((count) => times(count, { op: 'stay', text: '' })),
  bad: '',
  isBad: () => false,
});

function peterson(withFence: boolean): Program {
  return {
    variables: [free('flag1'), free('flag2'), { name: 'turn', initial: 1 }],
    threads: [0, 1].map((me) => {
      const other = 1 - me;
      return [
        write(me, 1, `flag${me + 1} = 1`),
        write(2, other + 1, `turn = ${other + 1}`),
        ...fence(withFence),
        {
          op: 'await',
          at: other,
          turn: 2,
          value: me + 1,
          text: `wait: flag${other + 1} = 0 or turn = ${me + 1}`,
        },
        { op: 'stay', text: 'critical section', isInside: true },
        write(me, 0, `flag${me + 1} = 0`),
      ];
    }),
    bad: 'both inside',
    isBad: (machine, program) => [0, 1].every((thread) => isInside(machine, program, thread)),
  };
}

const fence = (isThere: boolean): readonly Instruction[] =>
  isThere ? [{ op: 'fence', text: 'fence' }] : [];

/** Registers 1 and 2 of a litmus test, and what they hold when a machine surprises us. */
function litmus(
  names: Program['variables'],
  threads: Program['threads'],
  surprise: string,
): Program {
  return {
    variables: names,
    threads,
    bad: `r1, r2 = ${surprise}`,
    isBad: (machine, program) => isDone(machine, program) && results(machine) === surprise,
  };
}

/** What a litmus test has read. */
export const results = ({ registers }: Machine): string => `${registers[0]}, ${registers[1]}`;

export type ProgramName = keyof typeof titles;

export const titles = {
  lost: 'two increments',
  three: 'three increments',
  guarded: 'two increments under a lock',
  swap: 'two increments by compare-and-swap',
  opposite: 'two locks in opposite order',
  ordered: 'two locks in the same order',
  circle: 'three threads, three locks in a circle',
  peterson: 'Peterson’s algorithm',
  storing: 'store buffering',
  passing: 'message passing',
} as const;

/** With a fence, writes reach memory before what follows: in Peterson’s algorithm and in the litmus tests. */
export function programOf(name: ProgramName, withFence: boolean): Program {
  switch (name) {
    case 'lost':
      return counting([increment(0), increment(1)]);
    case 'three':
      return counting([increment(0), increment(1), increment(2)]);
    case 'guarded':
      return counting(
        [0, 1].map((thread) => [
          lock(1, 'A'),
          ...increment(thread).map((each) => ({ ...each, isInside: true })),
          { ...unlock(1, 'A'), isInside: true },
        ]),
        [free('A')],
      );
    case 'swap':
      return counting(
        [0, 1].map((thread) => [
          read(0, thread, 'r = x'),
          { op: 'swap', at: 0, text: 'x: r → r + 1, or again' },
        ]),
      );
    case 'opposite':
      return locking([
        [0, 1],
        [1, 0],
      ]);
    case 'ordered':
      return locking([
        [0, 1],
        [0, 1],
      ]);
    case 'circle':
      return locking([
        [0, 1],
        [1, 2],
        [2, 0],
      ]);
    case 'peterson':
      return peterson(withFence);
    case 'storing':
      return litmus(
        [free('x'), free('y')],
        [
          [write(0, 1, 'x = 1'), ...fence(withFence), read(1, 0, 'r1 = y')],
          [write(1, 1, 'y = 1'), ...fence(withFence), read(0, 1, 'r2 = x')],
        ],
        '0, 0',
      );
    case 'passing':
      return litmus(
        [free('data'), free('flag')],
        [
          [write(0, 1, 'data = 1'), ...fence(withFence), write(1, 1, 'flag = 1')],
          [read(1, 0, 'r1 = flag'), ...fence(withFence), read(0, 1, 'r2 = data')],
        ],
        '1, 0',
      );
  }
}
