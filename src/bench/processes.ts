import { readFileSync, readdirSync } from 'node:fs';

/** Memory of a process and all its descendants at one moment, in bytes. */
export interface Memory {
  /** Resident memory of all, added up; pages that two of them share count twice. */
  readonly sum: number;
  /** The most that any one of them has held at any time so far. */
  readonly largest: number;
}

/** CPU seconds of all processes that this one has started and that have ended, and of theirs. Linux only. */
export function cpuOfEnded(): number {
  const ticksPerSecond = 100; // USER_HZ, the same on all architectures that Node.js runs on
  const [, , , , , , , , , , , , , cutime, cstime] = statOf('self') ?? [];
  return (Number(cutime) + Number(cstime)) / ticksPerSecond;
}

/** What a process and its descendants hold now. Linux only; 0 for a process that has ended. */
export function memoryOf(root: number): Memory {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = Number(statOf(name)?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const tree = [root];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []));

  const statuses = tree.map((pid) => read(`/proc/${pid}/status`));
  return {
    sum: statuses.reduce((sum, status) => sum + kilobytes(status, 'VmRSS'), 0) * 1024,
    largest: Math.max(...statuses.map((status) => kilobytes(status, 'VmHWM'))) * 1024,
  };
}

/** The fields of `/proc/<pid>/stat` behind the name of the program, which may hold spaces: state, parent, … (proc_pid_stat(5)). */
function statOf(pid: string): readonly string[] | undefined {
  const stat = read(`/proc/${pid}/stat`);
  return stat === '' ? undefined : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function kilobytes(status: string, field: string): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
}

/** Empty when the process has ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
