/** One step of a thread. Variables are known by their place in the program’s list. */
export type Instruction = {
  /** What readers see. */
  readonly text: string;
  /** While a thread is about to do this, it is in its critical section. */
  readonly isInside?: boolean;
} & (
  | { readonly op: 'read'; readonly at: number; readonly into: number }
  | { readonly op: 'increment' | 'lock' | 'swap'; readonly at: number }
  | { readonly op: 'write'; readonly at: number; readonly value: number }
  /** Peterson’s wait: the other’s flag is down, or the turn is one’s own. */
  | { readonly op: 'await'; readonly at: number; readonly turn: number; readonly value: number }
  | { readonly op: 'fence' | 'stay' }
);

export interface Program {
  readonly variables: readonly { readonly name: string; readonly initial: number }[];
  readonly threads: readonly (readonly Instruction[])[];
  /** What is wrong with a state, in a word or two. */
  readonly bad: string;
  isBad(machine: Machine, program: Program): boolean;
}

export interface Machine {
  readonly memory: number[];
  /** Per thread: how many instructions it has done. */
  readonly done: number[];
  /** What has been read, −1 for nothing yet. Thread 1 calculates with the first, thread 2 with the second. */
  readonly registers: number[];
  /** Per thread: variable and value of each write that is not in memory yet, the oldest first. */
  readonly buffers: number[][];
}

export const begin = ({ variables, threads }: Program): Machine => ({
  memory: variables.map(({ initial }) => initial),
  done: threads.map(() => 0),
  registers: [-1, -1, -1],
  buffers: threads.map(() => []),
});

/** A buffer’s move has this number more than its thread’s. */
export const drains = 3;

/** What can happen next: a thread takes a step, or the oldest write of a store buffer reaches memory. */
export function movesOf(machine: Machine, program: Program): number[] {
  const moves: number[] = [];
  for (let thread = 0; thread < machine.done.length; thread += 1)
    if (canStep(machine, program, thread)) moves.push(thread);
  for (const [thread, buffer] of machine.buffers.entries())
    if (buffer.length > 0) moves.push(drains + thread);
  return moves;
}

function canStep(machine: Machine, { threads }: Program, thread: number): boolean {
  const next = threads[thread]![machine.done[thread]!];
  switch (next?.op) {
    case undefined:
      return false;
    case 'lock':
      return machine.buffers[thread]!.length === 0 && machine.memory[next.at] === 0;
    case 'swap':
    case 'fence':
      return machine.buffers[thread]!.length === 0;
    case 'await':
      return (
        seen(machine, thread, next.at) === 0 || seen(machine, thread, next.turn) === next.value
      );
    case 'read':
    case 'write':
    case 'increment':
    case 'stay':
      return true;
  }
}

/** A thread sees its own latest write, be it in memory or not. */
function seen({ memory, buffers }: Machine, thread: number, at: number): number {
  const buffer = buffers[thread]!;
  for (let place = buffer.length - 2; place >= 0; place -= 2)
    if (buffer[place] === at) return buffer[place + 1]!;
  return memory[at]!;
}

/** Makes a move. With `isBuffered`, writes go to the thread’s buffer first, as on x86. */
export function make(machine: Machine, program: Program, move: number, isBuffered: boolean): void {
  const { memory, done, registers, buffers } = machine;
  if (move >= drains) {
    const [at, value] = buffers[move - drains]!.splice(0, 2) as [number, number];
    memory[at] = value;
    return;
  }
  const next = program.threads[move]![done[move]!]!;
  done[move] = done[move]! + 1;
  const write = (at: number, value: number): void => {
    if (isBuffered) buffers[move]!.push(at, value);
    else memory[at] = value;
  };
  if (next.op === 'read') registers[next.into] = seen(machine, move, next.at);
  else if (next.op === 'write') write(next.at, next.value);
  else if (next.op === 'increment') write(next.at, registers[move]! + 1);
  else if (next.op === 'lock') memory[next.at] = move + 1;
  else if (next.op === 'swap' && memory[next.at] === registers[move]) memory[next.at]! += 1;
  else if (next.op === 'swap') done[move] = 0;
}

export const isInside = ({ done }: Machine, { threads }: Program, thread: number): boolean =>
  threads[thread]![done[thread]!]?.isInside === true;

export const isDone = ({ done, buffers }: Machine, { threads }: Program): boolean =>
  threads.every((thread, index) => done[index] === thread.length && buffers[index]!.length === 0);

/** The threads of a circle in which each waits for a lock that the next one holds. */
export function circle({ memory, done }: Machine, { threads }: Program): readonly number[] {
  const waitsFor = threads.map((thread, index) => {
    const next = thread[done[index]!];
    return next?.op === 'lock' ? memory[next.at]! - 1 : -1;
  });
  for (let first = 0; first < threads.length; first += 1) {
    const chain = [first];
    for (let next = waitsFor[first]!; next >= 0; next = waitsFor[next]!) {
      if (next === first) return chain;
      if (chain.includes(next)) break;
      chain.push(next);
    }
  }
  return [];
}
