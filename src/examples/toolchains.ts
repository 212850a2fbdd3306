import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from './language.ts';

export interface Toolchain {
  /** Absolute path of the interpreter or compiler. */
  readonly command: string;
  /** Name and version as pages show them: “CPython 3.11.2”. */
  readonly banner: string;
}

export interface MissingToolchain {
  /** What was found instead, “Go 1.19.8” or “nothing”. */
  readonly found: string;
  /** What is needed. */
  readonly needed: string;
  /** How to get it. */
  readonly install: string;
}

interface Recipe {
  /** Candidates in order of preference; plain names are looked up on PATH. */
  readonly candidates: readonly string[];
  readonly version: readonly string[];
  readonly banner: RegExp;
  readonly name: string;
  /** The oldest version whose programs and outputs are the same as ours. */
  readonly least: string;
  readonly install: string;
}

/** Where .ci/toolchains.sh unpacks Go. */
const unpackedGo = join(homedir(), '.cache/scalewiki/go-1.27/usr/lib/go-1.27/bin/go');
/** The Node of package.json, not whichever runs this. */
const pinnedNode = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url));

const debian = (packages: string): string => `Debian and Ubuntu: apt install ${packages}`;
const node: Recipe = {
  candidates: [pinnedNode, process.execPath],
  version: ['--version'],
  banner: /^v([\d.]+)/,
  name: 'Node',
  least: '24',
  install: 'npm ci',
};

const recipes: Readonly<Record<Language, Recipe>> = {
  python: {
    candidates: ['/usr/bin/python3', 'python3'],
    version: ['-c', 'import platform as p; print(p.python_implementation(), p.python_version())'],
    banner: /^CPython ([\d.]+)/,
    name: 'CPython',
    least: '3.11',
    install: debian('python3'),
  },
  go: {
    candidates: ['go', '/usr/local/go/bin/go', unpackedGo],
    version: ['version'],
    banner: /go version go([\d.]+)/,
    name: 'Go',
    least: '1.25',
    install: '.ci/toolchains.sh on Debian, elsewhere the official installer',
  },
  ts: node,
  js: node,
  c: {
    candidates: ['gcc', 'cc'],
    version: ['-dumpfullversion'],
    banner: /^([\d.]+)/,
    name: 'gcc',
    least: '12',
    install: debian('gcc libc6-dev'),
  },
  sh: {
    candidates: ['/bin/bash', 'bash'],
    version: ['--version'],
    banner: /version (\d+\.\d+)/,
    name: 'bash',
    least: '5.0',
    install: debian('bash'),
  },
  sql: {
    candidates: ['sqlite3'],
    version: ['--version'],
    banner: /^([\d.]+)/,
    name: 'SQLite',
    least: '3.40',
    install: debian('sqlite3'),
  },
};

const found = new Map<Language, Toolchain | MissingToolchain>();

/** The first toolchain that is new enough, looked up once. */
export function findToolchain(language: Language): Toolchain | MissingToolchain {
  const known = found.get(language) ?? search(recipes[language]);
  found.set(language, known);
  return known;
}

function search(recipe: Recipe): Toolchain | MissingToolchain {
  let instead = 'nothing';
  for (const command of recipe.candidates.flatMap(onPath)) {
    const { stdout } = spawnSync(command, recipe.version, {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    });
    const version = recipe.banner.exec(stdout ?? '')?.[1];
    if (version === undefined) continue;
    const banner = `${recipe.name} ${version}`;
    if (isAtLeast(version, recipe.least))
      return { command: recipe.name === 'Go' ? realGo(command) : command, banner };
    instead = banner;
  }
  return {
    found: instead,
    needed: `${recipe.name} ${recipe.least} or newer`,
    install: recipe.install,
  };
}

/** `go` on PATH may be a wrapper that sets GOROOT; programs run without the caller's environment. */
function realGo(command: string): string {
  const { stdout } = spawnSync(command, ['env', 'GOROOT'], { encoding: 'utf8' });
  const real = join(stdout.trim() || dirname(dirname(command)), 'bin/go');
  return onPath(real)[0] ?? command;
}

function onPath(name: string): readonly string[] {
  const folders = name.startsWith('/') ? [''] : (process.env['PATH'] ?? '').split(delimiter);
  return folders
    .map((folder) => (folder === '' ? name : join(folder, name)))
    .filter((path) => {
      try {
        accessSync(path, constants.X_OK);
        return path.startsWith('/');
      } catch {
        return false;
      }
    });
}

/** Compares versions number by number: 3.9 is below 3.11. */
export function isAtLeast(version: string, least: string): boolean {
  const mine = version.split('.').map(Number);
  const wanted = least.split('.').map(Number);
  const at = wanted.findIndex((part, index) => part !== (mine[index] ?? 0));
  return at === -1 || (mine[at] ?? 0) > (wanted[at] ?? 0);
}
