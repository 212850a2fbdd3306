import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Problem } from '#wiki/problem.ts';
import { judge } from './judge.ts';
import type { Entry, Program } from './manifest.ts';
import { pathInProject } from './place.ts';

/** What one run printed, kept beside the program and reviewed like code. Lines keep later differences small. */
const RecordFile = z.strictObject({
  program: z.string(),
  source: z.string().startsWith('sha256-'),
  toolchain: z.string(),
  os: z.string(),
  cpus: z.int().positive(),
  date: z.iso.date(),
  exit: z.int(),
  stdout: z.array(z.string()),
  stderr: z.array(z.string()),
});

export interface ExampleRecord {
  readonly program: string;
  /** Hash of the program and of what its entry demands. */
  readonly source: string;
  /** Name and version: “CPython 3.11.2”. */
  readonly toolchain: string;
  readonly os: string;
  readonly cpus: number;
  /** ISO day of the run. */
  readonly date: string;
  readonly exit: number;
  readonly stdout: string;
  /** Kept only where the manifest expects something there, empty otherwise. */
  readonly stderr: string;
}

/** Changes with the program, its arguments and what must hold; not with the words around it. */
export function sourceHash(entry: Entry, program: Program): string {
  const { volatile, parity, cpus, exit } = entry;
  const expect = entry.expect.map((held) => Object.assign({}, held, { why: undefined }));
  const mutants = entry.mutants
    .filter(({ file }) => file === program.file)
    .map((mutant) => [mutant.replace, mutant.with]);
  const demands = JSON.stringify([volatile, parity, cpus, exit, expect, mutants, program.flags]);
  return `sha256-${createHash('sha256').update(program.source).update('\0').update(demands).digest('hex')}`;
}

/** The record of a program; a missing, broken or stale one is a problem. Executes nothing. */
export function readRecord(
  articleDir: string,
  entry: Entry,
  program: Program,
): { readonly record?: ExampleRecord; readonly problem?: Problem } {
  const path = recordPath(articleDir, program.file);
  const file = pathInProject(path);
  const expected = 'the output of `npm run examples`';
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return { problem: { file, line: 1, found: `no record of ${program.file}`, expected } };
  }
  const record = parse(text);
  if (record === undefined) return { problem: { file, line: 1, found: 'not a record', expected } };
  if (!isFresh(record, entry, program)) {
    const found = `a stale record: ${program.file} or its entry has changed since ${record.date}`;
    return { record, problem: { file, line: 1, found, expected } };
  }
  const [fault] = judge(entry, record);
  if (fault !== undefined) {
    const found = `a recorded run in which something does not hold: ${fault}`;
    return { record, problem: { file, line: 1, found, expected } };
  }
  return { record };
}

export function isFresh(record: ExampleRecord, entry: Entry, program: Program): boolean {
  return record.source === sourceHash(entry, program);
}

export function writeRecord(articleDir: string, record: ExampleRecord): void {
  const { program, source, toolchain, os, cpus, date, exit, stdout, stderr } = record;
  const content = {
    program,
    source,
    toolchain,
    os,
    cpus,
    date,
    exit,
    stdout: linesOf(stdout),
    stderr: linesOf(stderr),
  };
  const path = recordPath(articleDir, program);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);
}

/** Names of record files whose program no entry uses any more. */
export function strayRecords(articleDir: string, entries: readonly Entry[]): readonly string[] {
  const wanted = new Set(
    entries.flatMap(({ programs }) => programs.map(({ file }) => `${file}.json`)),
  );
  try {
    return readdirSync(join(articleDir, 'examples', 'records')).filter((name) => !wanted.has(name));
  } catch {
    return [];
  }
}

export function removeStrayRecords(articleDir: string, entries: readonly Entry[]): void {
  for (const name of strayRecords(articleDir, entries))
    rmSync(join(articleDir, 'examples', 'records', name));
}

export function recordPath(articleDir: string, program: string): string {
  return join(articleDir, 'examples', 'records', `${program}.json`);
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split('\n');
}

function parse(text: string): ExampleRecord | undefined {
  try {
    const { stdout, stderr, ...rest } = RecordFile.parse(JSON.parse(text));
    return { ...rest, stdout: stdout.join('\n'), stderr: stderr.join('\n') };
  } catch {
    return undefined;
  }
}
