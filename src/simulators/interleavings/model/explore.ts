import { begin, make, movesOf, type Machine, type Program } from './machine.ts';

/** A state that some schedule reaches. */
export interface Place {
  readonly machine: Machine;
  /** Moves since the beginning. */
  readonly next: readonly { readonly move: number; readonly to: string }[];
  readonly isBad: boolean;
  /** Schedules from here to an end, and those of them that meet a bad state. */
  readonly ways: number;
  readonly badWays: number;
  /** The probability to meet a bad state when each next move is as likely as any other. */
  readonly risk: number;
}

export type Atlas = ReadonlyMap<string, Place>;

/** The same for equal states. */
export const nameOf = ({ memory, done, registers, buffers }: Machine): string =>
  `${memory.join()}|${done.join()}|${registers.join()}|${buffers.join(';')}`;

export const isOver = (machine: Machine, program: Program): boolean =>
  program.isBad(machine, program) || movesOf(machine, program).length === 0;

/** Every state that any schedule reaches. A bad state is an end: what follows it is not explored. */
export function explore(program: Program, isBuffered: boolean): Atlas {
  const atlas = new Map<string, Place>();
  const visit = (machine: Machine): string => {
    const name = nameOf(machine);
    if (atlas.has(name)) return name;
    const isBad = program.isBad(machine, program);
    const moves = isBad ? [] : movesOf(machine, program);
    const next = moves.map((move) => {
      const after = copyOf(machine);
      make(after, program, move, isBuffered);
      return { move, to: visit(after) };
    });
    const places = next.map(({ to }) => atlas.get(to)!);
    const sum = (of: (place: Place) => number) =>
      places.reduce((total, place) => total + of(place), 0);
    const isEnd = places.length === 0;
    atlas.set(name, {
      machine,
      next,
      isBad,
      ways: isEnd ? 1 : sum(({ ways }) => ways),
      badWays: isEnd ? Number(isBad) : sum(({ badWays }) => badWays),
      risk: isEnd ? Number(isBad) : sum(({ risk }) => risk) / places.length,
    });
    return name;
  };
  visit(begin(program));
  return atlas;
}

export const copyOf = ({ memory, done, registers, buffers }: Machine): Machine => ({
  memory: [...memory],
  done: [...done],
  registers: [...registers],
  buffers: buffers.map((buffer) => [...buffer]),
});
