import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { goEnvironment } from './build.ts';
import type { Program } from './manifest.ts';
import { pathInProject } from './place.ts';
import { buildLimits, execute } from './sandbox.ts';
import type { Toolchain } from './toolchains.ts';

/** Holds a program to the form of its language. `path` is the real file, by which Prettier finds its settings. */
export async function checkForm(
  program: Program,
  toolchain: Toolchain,
  path: string,
  top: string,
): Promise<readonly string[]> {
  const plain = checkLines(program);
  switch (program.language) {
    case 'go':
      return [...plain, ...(await checkGo(program, toolchain, top))];
    case 'ts':
    case 'js':
      return [...plain, ...(await checkPrettier(program.source, path))];
    case 'python':
    case 'c':
    case 'sh':
    case 'sql':
      return plain;
  }
}

const longestPythonLine = 88;

function checkLines({ file, language, source }: Program): readonly string[] {
  const lines = source.split('\n');
  const faults = lines.flatMap((line, index) => {
    const at = `${file}:${index + 1}`;
    const length = [...line].length;
    return [
      ...(/\s$/.test(line) ? [`${at}  white space at the end of the line — remove it`] : []),
      ...(language === 'python' && line.includes('\t')
        ? [`${at}  a tab — indent with four spaces`]
        : []),
      ...(language === 'python' && length > longestPythonLine
        ? [`${at}  ${length} characters — at most ${longestPythonLine}`]
        : []),
    ];
  });
  const last = source.endsWith('\n') && !source.endsWith('\n\n');
  return last
    ? faults
    : [...faults, `${file}:${lines.length}  end of the file — one line break there`];
}

/** The race detector is asked about programs that are wrong on purpose; vet would object to some of them. */
async function checkGo(
  program: Program,
  { command }: Toolchain,
  top: string,
): Promise<readonly string[]> {
  const cwd = join(top, 'form');
  mkdirSync(cwd, { recursive: true });
  writeFileSync(join(cwd, program.file), program.source);
  const env = goEnvironment(cwd, program.flags);
  const gofmt = join(dirname(command), 'gofmt');
  const format = await execute({ argv: [gofmt, '-l', program.file], cwd, env }, buildLimits);
  const unformatted = format.stdout.includes(program.file);
  const faults = unformatted
    ? [`${program.file}  not in Go's form — run gofmt -w ${program.file}`]
    : [];
  if (program.flags.includes('-race')) return faults;
  const vet = await execute({ argv: [command, 'vet', program.file], cwd, env }, buildLimits);
  if (vet.exit === 0) return faults;
  return [
    ...faults,
    ...vet.stderr
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .map((line) => `go vet: ${line}`),
  ];
}

async function checkPrettier(source: string, path: string): Promise<readonly string[]> {
  const prettier = await import('prettier');
  const settings = { ...(await prettier.resolveConfig(path)), filepath: path };
  // What cannot be parsed is told, better, when it is built.
  if (await prettier.check(source, settings).catch(() => true)) return [];
  const file = pathInProject(path);
  return [`${file}  not in Prettier's form — run prettier --write ${file}`];
}
