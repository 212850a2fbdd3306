import type { Model } from '../kit/model.ts';
import { choice, onOff, type ParamsOf } from '../kit/params.ts';
import { explore, isOver, nameOf, type Atlas } from './model/explore.ts';
import { begin, circle, drains, isDone, isInside, make, movesOf } from './model/machine.ts';
import type { Machine, Program } from './model/machine.ts';
import { programOf, titles } from './model/programs.ts';

const table = {
  program: choice({ label: 'Program', options: titles, initial: 'lost' }),
  memory: choice({
    label: 'Memory',
    options: { direct: 'every write at once', buffered: 'store buffers, as on x86' },
    initial: 'direct',
  }),
  fence: onOff({ label: 'Fence after writes (Peterson, litmus tests)', initial: false }),
  marks: onOff({ label: 'Show states before they are reached', initial: false }),
  chooser: choice({
    label: 'Who runs next',
    options: { all: 'every schedule, one by one', chance: 'chance', hand: 'you' },
    initial: 'chance',
  }),
  rate: choice({
    label: 'Steps a second',
    options: { 1: '1', 2: '2', 10: '10', 100: '100', 1000: '1,000' },
    initial: '2',
  }),
};
export type P = ParamsOf<typeof table>;

export interface S {
  machine: Machine;
  /** The moves of this schedule so far. */
  moves: number[];
  /** The names of the states it came through, this one last. */
  path: string[];
  /** The names of all states that were reached in any schedule. */
  readonly seen: Set<string>;
  /** For going through all schedules: which of the possible moves was taken at each place, of how many. */
  taken: number[];
  possible: number[];
  /** Schedules that came to an end, and those that ended badly. */
  runs: number;
  bad: number;
  /** Every schedule has been played. */
  isExhausted: boolean;
}

export type E = { readonly kind: 'tick' } | { readonly kind: 'move'; readonly move: number };

/** The target of a reader’s action that begins the next schedule. */
const again = 9;

const known = new Map<string, { readonly program: Program; readonly atlas: Atlas }>();

/** The program, and all that its schedules can lead to. */
export function atlasOf({ program: name, memory, fence }: P): {
  readonly program: Program;
  readonly atlas: Atlas;
} {
  const key = `${name} ${memory} ${fence}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const program = programOf(name, fence);
  const found = { program, atlas: explore(program, memory === 'buffered') };
  known.set(key, found);
  return found;
}

/** “T1: x = r + 1”, “T2’s write of x reaches memory”. */
export function told(
  move: number,
  { machine }: Pick<S, 'machine'>,
  { program }: { program: Program },
): string {
  if (move < drains) return `T${move + 1}: ${program.threads[move]![machine.done[move]!]?.text}`;
  const at = machine.buffers[move - drains]![0]!;
  return `T${move - drains + 1}’s ${program.variables[at]!.name} reaches memory`;
}

/** Threads that take turns by the will of chance, of a reader, or in every order there is. */
export const model: Model<P, S, E> = {
  id: 'interleavings',
  version: 1,
  params: table,
  sampleEvery: 100_000,
  init(params, { after }) {
    const { program } = atlasOf(params);
    if (params.chooser !== 'hand') after(1_000_000 / Number(params.rate), { kind: 'tick' });
    const machine = begin(program);
    return {
      machine,
      moves: [],
      path: [nameOf(machine)],
      seen: new Set([nameOf(machine)]),
      taken: [],
      possible: [],
      runs: 0,
      bad: 0,
      isExhausted: false,
    };
  },
  step(state, event, params, { after, rng }) {
    const { program } = atlasOf(params);
    const isEnd = isOver(state.machine, program);
    if (event.kind === 'move') {
      if (event.move === again) restart(state, program);
      else advance(state, event.move, params);
      return;
    }
    if (isEnd) restart(state, program);
    else {
      const moves = movesOf(state.machine, program);
      const place = state.moves.length;
      const index =
        params.chooser === 'all'
          ? (state.taken[place] ?? 0)
          : rng('schedule').whole(0, moves.length - 1);
      if (params.chooser === 'all') {
        state.taken[place] = index;
        state.possible[place] = moves.length;
      }
      advance(state, moves[Math.min(index, moves.length - 1)]!, params);
    }
    if (params.chooser === 'all' && isEnd === false && isOver(state.machine, program)) turn(state);
    if (!state.isExhausted) after(1_000_000 / Number(params.rate), { kind: 'tick' });
  },
  invariants: [
    {
      title: 'At most one thread is in the critical section',
      broken({ machine }, params) {
        const { program } = atlasOf(params);
        const inside = program.threads.flatMap((_, thread) =>
          isInside(machine, program, thread) ? [`T${thread + 1}`] : [],
        );
        return inside.length > 1 ? `${inside.join(' and ')} are inside` : undefined;
      },
    },
    {
      title: 'Who is stuck waits in a circle: each for a lock that the next one holds',
      broken({ machine }, params) {
        const { program } = atlasOf(params);
        return movesOf(machine, program).length > 0 ||
          isDone(machine, program) ||
          circle(machine, program).length > 1
          ? undefined
          : `stuck at ${nameOf(machine)} without a circle`;
      },
    },
    {
      title:
        'Exhaustive enumeration has found every state that is reached, as an end where it ends',
      broken({ machine, path }, params) {
        const { program, atlas } = atlasOf(params);
        const place = atlas.get(path.at(-1)!);
        return place !== undefined && (place.next.length === 0) === isOver(machine, program)
          ? undefined
          : `${nameOf(machine)} is not as it was found`;
      },
    },
    {
      title: 'As many schedules are played as there are, and as many of them end badly',
      broken({ isExhausted, runs, bad }, params) {
        if (!isExhausted) return undefined;
        const { ways, badWays } = start(params);
        return runs === ways && bad === badWays
          ? undefined
          : `${bad} of ${runs} played, ${badWays} of ${ways} counted`;
      },
    },
  ],
  metrics: ({ runs, bad }) => ({ runs, bad }),
  actions: [
    {
      id: 'move',
      label: 'Let happen',
      targets({ machine }, params) {
        const { program } = atlasOf(params);
        return isOver(machine, program)
          ? [{ value: again, label: 'the next schedule begins' }]
          : movesOf(machine, program).map((move) => ({
              value: move,
              label: told(move, { machine }, { program }),
            }));
      },
      event: (move) => ({ kind: 'move', move }),
    },
  ],
};

/** Where every schedule begins. */
export function start(params: P) {
  const { program, atlas } = atlasOf(params);
  return atlas.get(nameOf(begin(program)))!;
}

function restart(state: S, program: Program): void {
  state.machine = begin(program);
  state.moves = [];
  state.path = [nameOf(state.machine)];
}

function advance(state: S, move: number, params: P): void {
  const { program } = atlasOf(params);
  make(state.machine, program, move, params.memory === 'buffered');
  state.moves.push(move);
  const name = nameOf(state.machine);
  state.path.push(name);
  state.seen.add(name);
  if (!isOver(state.machine, program)) return;
  state.runs += 1;
  if (program.isBad(state.machine, program)) state.bad += 1;
}

/** To the next schedule, as a counter turns its wheels: the last place with another choice takes it. */
function turn(state: S): void {
  const { taken, possible } = state;
  while (taken.length > 0 && taken.at(-1)! + 1 >= possible.at(-1)!) {
    taken.pop();
    possible.pop();
  }
  if (taken.length === 0) state.isExhausted = true;
  else taken[taken.length - 1]! += 1;
}
