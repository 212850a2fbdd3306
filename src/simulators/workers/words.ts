import { name, type P, type S } from './model.ts';

/** What a worker is, and what it stands in line for. */
export const words = {
  processes: { kind: 'process', kinds: 'processes', thing: 'core' },
  threads: { kind: 'thread', kinds: 'threads', thing: 'core' },
  lock: { kind: 'thread', kinds: 'threads', thing: 'lock' },
  loop: { kind: 'task', kinds: 'tasks', thing: 'loop' },
} as const;

export function stateOf({ workers }: S, { how }: P, id: number): string {
  const { is } = workers[id]!;
  return {
    computing: 'computes',
    ready: `wants the ${words[how].thing}`,
    waiting: 'waits for I/O',
    dead: 'dead',
  }[is];
}

/** Who computes, as far as one place is all there is. */
export function holder({ cores }: S): string {
  const id = cores.find((worker) => worker >= 0);
  return id === undefined ? 'nobody' : name(id);
}
