import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, extname, join } from 'node:path';
import type { Language } from './language.ts';
import type { Program } from './manifest.ts';
import { buildLimits, execute, type Command } from './sandbox.ts';
import { fixedEnvironment } from './surroundings.ts';
import type { Toolchain } from './toolchains.ts';

/** A program made ready: compiled once, then started in any folder. */
export interface Ready {
  /** Puts what is needed into a folder; the command lacks only the environment. */
  readonly placeIn: (folder: string) => Omit<Command, 'env'>;
}

/** Checks the syntax and compiles where the language does. `fault` is what the compiler said. */
export async function build(
  program: Program,
  toolchain: Toolchain,
  top: string,
): Promise<{ readonly ready: Ready } | { readonly fault: string }> {
  const folder = join(top, 'build');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, program.file), program.source);
  const argv = compiler(program, toolchain.command);
  if (argv !== undefined) {
    const env =
      program.language === 'go' ? goEnvironment(folder, program.flags) : fixedEnvironment(folder);
    const outcome = await execute({ argv, cwd: folder, env }, buildLimits);
    if (outcome.trouble !== undefined) return { fault: `${argv[0]} ${outcome.trouble}` };
    if (outcome.exit !== 0) return { fault: firstLines(outcome.stderr || outcome.stdout, folder) };
  }
  return { ready: { placeIn: (run) => place(program, toolchain.command, folder, run) } };
}

/** Works offline on one file that stands alone; the cache is shared by all runs. */
export function goEnvironment(
  home: string,
  flags: readonly string[],
): Readonly<Record<string, string>> {
  return {
    ...fixedEnvironment(home),
    GOCACHE: join(homedir(), '.cache/scalewiki/go-build'),
    GOPATH: join(home, 'gopath'),
    GOENV: 'off',
    GOWORK: 'off',
    GOPROXY: 'off',
    GOTOOLCHAIN: 'local',
    GOTELEMETRY: 'off',
    CGO_ENABLED: flags.includes('-race') ? '1' : '0',
  };
}

const parsePython =
  'import sys; compile(open(sys.argv[1], encoding="utf-8").read(), sys.argv[1], "exec")';

/** `node --check` knows JavaScript only. */
const parseTypeScript =
  "require('node:module').stripTypeScriptTypes(require('node:fs').readFileSync(process.argv[1], 'utf8'))";

function compiler(
  { file, language, flags }: Program,
  command: string,
): Command['argv'] | undefined {
  const byLanguage: Readonly<Record<Language, Command['argv'] | undefined>> = {
    python: [command, '-sB', '-W', 'error', '-c', parsePython, file],
    go: [command, 'build', '-trimpath', ...flags, '-o', binaryOf(file), file],
    c: [
      command,
      '-O2',
      '-pthread',
      '-Wall',
      '-Wextra',
      '-Werror',
      file,
      ...flags,
      '-o',
      binaryOf(file),
    ],
    sh: [command, '-n', file],
    ts: [command, '--no-warnings', '-e', parseTypeScript, file],
    js: [command, '--check', file],
    sql: undefined,
  };
  return byLanguage[language];
}

function place(
  program: Program,
  command: string,
  folder: string,
  run: string,
): Omit<Command, 'env'> {
  const { file, language, flags, source } = program;
  if (language === 'go' || language === 'c') {
    linkSync(join(folder, binaryOf(file)), join(run, binaryOf(file)));
    return { argv: [`./${binaryOf(file)}`], cwd: run };
  }
  writeFileSync(join(run, file), source);
  switch (language) {
    case 'python':
      return { argv: [command, '-sB', ...flags, file], cwd: run };
    case 'sql':
      return { argv: [command, ...flags, ':memory:'], cwd: run, input: join(run, file) };
    case 'sh':
    case 'ts':
    case 'js':
      return { argv: [command, ...flags, file], cwd: run };
  }
}

function binaryOf(file: string): string {
  return basename(file, extname(file));
}

function firstLines(text: string, folder: string): string {
  return text.replaceAll(`${folder}/`, '').trim().split('\n').slice(0, 12).join('\n');
}
