import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '#wiki/problem.ts';
import { checkInBrowser, offersOf } from './browser-check.ts';
import { checkProgram, type Mode } from './check.ts';
import { diff } from './diff.ts';
import { checkFragment, piecesOf, type Piece } from './fragment-check.ts';
import { readManifest, type Entry, type Program } from './manifest.ts';
import {
  isFresh,
  readRecord,
  removeStrayRecords,
  sourceHash,
  writeRecord,
  type ExampleRecord,
} from './record.ts';
import { lacking, type Report, type Task } from './report.ts';
import { systemBanner } from './system.ts';
import { findToolchain } from './toolchains.ts';
import { findMistakes } from './view.ts';

export interface Options {
  /** The folder of the articles' folders. */
  readonly concepts: string;
  readonly mode: Mode;
  /** Articles; all when empty. */
  readonly only: readonly string[];
  /** A missing toolchain is a failure instead of a reason to skip. */
  readonly strict: boolean;
  /** How many cores can be had; measured when absent. */
  readonly measureCores?: (wanted: number) => Promise<number>;
}

export interface Result {
  /** In manifests and regions; records are judged in the reports. */
  readonly problems: readonly Problem[];
  readonly reports: readonly Report[];
}

/**
 * Runs all examples: first, one by one, those that need cores, then two entries at a time, at last those that readers
 * can run once more in the engine of the browser. Parses the fragments. Calls `onReports` as they finish.
 */
export async function runExamples(
  options: Options,
  onReports: (reports: readonly Report[], total: number) => void = () => undefined,
): Promise<Result> {
  const { tasks, pieces, problems } = gather(options);
  const offers = offersOf(tasks);
  const programs = tasks.flatMap(({ entry }) => entry.programs);
  const total = programs.length + offers.length + pieces.length;
  const reports: Report[] = [];
  const report = (finished: readonly Report[]): void => {
    reports.push(...finished);
    onReports(finished, total);
  };
  const work = async (queue: Task[]): Promise<void> => {
    for (let task = queue.shift(); task !== undefined; task = queue.shift()) {
      report(await runEntry(task, options));
    }
  };
  await work(tasks.filter(({ entry }) => entry.cpus > 0));
  const shared = tasks.filter(({ entry }) => entry.cpus === 0);
  await Promise.all(
    Array.from({ length: Math.min(2, availableParallelism()) }, () => work(shared)),
  );
  for (const way of ['worker', 'pyodide'] as const) {
    const alike = offers.filter((offer) => offer.way === way);
    if (alike.length > 0) report(await checkInBrowser(way, alike));
  }
  for (const piece of pieces) report([await checkFragment(piece, options.strict)]);
  return { problems, reports };
}

function gather({ concepts, mode, only }: Options): {
  readonly tasks: readonly Task[];
  readonly pieces: readonly Piece[];
  readonly problems: Problem[];
} {
  const articles = readdirSync(concepts, { withFileTypes: true })
    .filter((item) => item.isDirectory() && (only.length === 0 || only.includes(item.name)))
    .map(({ name }) => name);
  const unknown = only.filter((name) => !articles.includes(name));
  const problems: Problem[] = unknown.map((name) => ({
    file: concepts,
    line: 1,
    found: `no article ${name}`,
    expected: 'the name of a folder there',
  }));
  const tasks = articles.flatMap((article) => {
    const articleDir = join(concepts, article);
    const manifest = readManifest(articleDir);
    if (mode === 'record' && manifest.problems.length === 0)
      removeStrayRecords(articleDir, manifest.entries);
    problems.push(...findMistakes(articleDir, manifest));
    return manifest.entries.map((entry) => ({ article, articleDir, entry }));
  });
  const pieces = articles.flatMap((article) => piecesOf(concepts, article));
  return { tasks, pieces, problems };
}

async function runEntry(task: Task, options: Options): Promise<readonly Report[]> {
  const reports: Report[] = [];
  for (const program of task.entry.programs) {
    const finding = await runProgram(task, program, options);
    reports.push({ ...finding, article: task.article, file: program.file });
  }
  const compared = task.entry.parity ? compareLanguages(reports) : reports;
  if (options.mode === 'check' || compared.some(({ verdict }) => verdict === 'fail'))
    return compared;
  return compared.map((report) => Object.assign(report, { recorded: record(task, report) }));
}

async function runProgram(
  { articleDir, entry }: Task,
  program: Program,
  { mode, strict, measureCores }: Options,
): Promise<Omit<Report, 'article' | 'file'>> {
  const toolchain = findToolchain(program.language);
  if ('needed' in toolchain) return lacking(toolchain, strict);
  const finding = await checkProgram(articleDir, entry, program, toolchain, mode, measureCores);
  return { ...finding, recorded: false };
}

function compareLanguages(reports: readonly Report[]): readonly Report[] {
  const first = reports.find(({ verdict }) => verdict === 'pass');
  return reports.map((report) => {
    const expected = first?.printed?.stdout;
    const actual = report.printed?.stdout;
    if (
      expected === undefined ||
      actual === undefined ||
      report.verdict !== 'pass' ||
      actual === expected
    )
      return report;
    const reason = `prints other text than ${first?.file} (- ${first?.file}, + ${report.file}):\n${diff(expected, actual)}`;
    return { ...report, verdict: 'fail', reasons: [reason] };
  });
}

/** Writes what the first run printed, unless the record that is there says the same already. */
function record({ articleDir, entry }: Task, report: Report): boolean {
  const program = entry.programs.find(({ file }) => file === report.file);
  if (program === undefined || report.printed === undefined || report.verdict !== 'pass')
    return false;
  const toolchain = findToolchain(program.language);
  const made: ExampleRecord = {
    program: program.file,
    source: sourceHash(entry, program),
    toolchain: 'banner' in toolchain ? toolchain.banner : '',
    os: systemBanner(),
    cpus: availableParallelism(),
    date: new Date().toISOString().slice(0, 10),
    exit: report.printed.exit,
    stdout: report.printed.stdout,
    stderr: entry.expect.some(({ kind }) => kind === 'stderr') ? report.printed.stderr : '',
  };
  const old = readRecord(articleDir, entry, program).record;
  if (old !== undefined && isFresh(old, entry, program) && saysTheSame(old, made, entry))
    return false;
  writeRecord(articleDir, made);
  return true;
}

/** Of volatile output one sample is as good as another. */
function saysTheSame(old: ExampleRecord, made: ExampleRecord, entry: Entry): boolean {
  return old.toolchain === made.toolchain && (entry.volatile || old.stdout === made.stdout);
}
