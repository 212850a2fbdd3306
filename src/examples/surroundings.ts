import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** What differs between runs of one program; an output that depends on it does not belong on a page. */
export interface Surroundings {
  /** More variables move the stack, and with it addresses and everything ordered by them. */
  readonly variables: number;
  /** How deep the folder lies. */
  readonly depth: number;
  readonly hashSeed: number;
  /** Added to the cores a Go program is given. */
  readonly moreProcs: number;
}

/** Three runs while checking take the first three. */
export const surroundings: readonly Surroundings[] = [
  { variables: 0, depth: 0, hashSeed: 1, moreProcs: 1 },
  { variables: 61, depth: 7, hashSeed: 4242, moreProcs: 0 },
  { variables: 17, depth: 3, hashSeed: 977, moreProcs: 3 },
  { variables: 233, depth: 12, hashSeed: 31337, moreProcs: 7 },
  { variables: 5, depth: 1, hashSeed: 0, moreProcs: 1 },
];

/** All a program is given, nothing of the caller's. `cpus` cores are never taken from an example that needs them. */
export function environmentOf(
  around: Surroundings,
  home: string,
  cpus: number,
): Readonly<Record<string, string>> {
  const extra = Array.from({ length: around.variables }, (_, n) => [
    `SURROUNDING_${n}`,
    'x'.repeat((n * 37) % 101),
  ]);
  return {
    ...fixedEnvironment(home),
    PYTHONHASHSEED: String(around.hashSeed),
    // The race detector waits a second at the end of a program for other reports; a fifth is enough.
    GORACE: 'atexit_sleep_ms=200',
    GOMAXPROCS: String(Math.max(1, cpus) + around.moreProcs),
    ...Object.fromEntries(extra),
  };
}

export function fixedEnvironment(home: string): Readonly<Record<string, string>> {
  return {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    HOME: home,
    TMPDIR: home,
    LC_ALL: 'C.UTF-8',
    LANG: 'C.UTF-8',
    TZ: 'UTC',
  };
}

/** Makes the folder a run takes place in. */
export function folderOf(around: Surroundings, top: string): string {
  const levels = Array.from({ length: around.depth }, (_, n) => `level-${n}`);
  const folder = join(top, 'run', ...levels);
  mkdirSync(folder, { recursive: true });
  return folder;
}
