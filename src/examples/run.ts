import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '#wiki/problem.ts';
import type { Way } from '#playground/engine.ts';
import { checkInBrowser } from './browser-check.ts';
import { checkProgram, type Finding, type Mode } from './check.ts';
import { diff } from './diff.ts';
import { fragmentsOf, type Fragment } from './fragments.ts';
import { readManifest, type Entry, type Program } from './manifest.ts';
import { parse } from './parse.ts';
import {
  isFresh,
  readRecord,
  removeStrayRecords,
  sourceHash,
  writeRecord,
  type ExampleRecord,
} from './record.ts';
import { systemBanner } from './system.ts';
import { findToolchain, type MissingToolchain } from './toolchains.ts';
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

export interface Report extends Omit<Finding, 'verdict'> {
  readonly verdict: Finding['verdict'] | 'skipped';
  readonly article: string;
  readonly file: string;
  /** Whether a new record was written. */
  readonly recorded: boolean;
}

export interface Result {
  /** In manifests and regions; records are judged in the reports. */
  readonly problems: readonly Problem[];
  readonly reports: readonly Report[];
}

interface Task {
  readonly article: string;
  readonly articleDir: string;
  readonly entry: Entry;
}

/**
 * Runs all examples: first, one by one, those that need cores, then two entries at a time, at last those that readers
 * can run in the browser once more in its engines. Fragments are parsed. Calls `onReports` as they finish.
 */
export async function runExamples(
  options: Options,
  onReports: (reports: readonly Report[], total: number) => void = () => undefined,
): Promise<Result> {
  const { tasks, fragments, problems } = gather(options);
  const programs = tasks.flatMap(({ entry }) => entry.programs);
  const inBrowser = programs.filter(({ browser }) => isWay(browser));
  const total = programs.length + inBrowser.length + fragments.length;
  const reports: Report[] = [];
  const work = async (queue: Task[]): Promise<void> => {
    for (let task = queue.shift(); task !== undefined; task = queue.shift()) {
      const finished = await runEntry(task, options);
      reports.push(...finished);
      onReports(finished, total);
    }
  };
  await work(tasks.filter(({ entry }) => entry.cpus > 0));
  const shared = tasks.filter(({ entry }) => entry.cpus === 0);
  await Promise.all(
    Array.from({ length: Math.min(2, availableParallelism()) }, () => work(shared)),
  );
  for (const way of ways) {
    const finished = await runInBrowser(way, tasks);
    reports.push(...finished);
    onReports(finished, total);
  }
  for (const fragment of fragments) {
    const report = await parseFragment(fragment, options.strict);
    reports.push(report);
    onReports([report], total);
  }
  return { problems, reports };
}

const ways = ['worker', 'pyodide'] as const;
const isWay = (browser: Program['browser']): boolean => ways.some((way) => way === browser);

async function runInBrowser(way: Way, tasks: readonly Task[]): Promise<readonly Report[]> {
  const offered = tasks.flatMap((task) =>
    task.entry.programs
      .filter(({ browser }) => browser === way)
      .map((program) => ({ ...task, program })),
  );
  if (offered.length === 0) return [];
  const findings = await checkInBrowser(way, offered);
  return findings.map((finding, index) => {
    const { article = '', program } = offered[index] ?? {};
    const file = `${program?.file} in ${way === 'pyodide' ? 'Pyodide' : 'QuickJS'}`;
    return { ...finding, article, file, runs: 1, printed: undefined, recorded: false };
  });
}

interface Piece extends Fragment {
  readonly article: string;
}

async function parseFragment(piece: Piece, strict: boolean): Promise<Report> {
  const { article, language, line } = piece;
  const toolchain = findToolchain(language);
  const file = `index.mdx:${line}, a fragment`;
  if ('needed' in toolchain)
    return { ...lacking(toolchain, strict), article, file, recorded: false };
  const objection = await parse(piece, toolchain);
  const reasons = objection === undefined ? [] : [`does not parse: ${objection}`];
  const verdict = objection === undefined ? 'pass' : 'fail';
  return { ...unrun, verdict, reasons, article, file, recorded: false };
}

const unrun = { runs: 0, seconds: 0, printed: undefined } as const;

function lacking({ needed, found, install }: MissingToolchain, strict: boolean) {
  const reasons = [`needs ${needed}, found ${found} — ${install}`];
  return { ...unrun, verdict: strict ? 'fail' : 'skipped', reasons } as const;
}

function gather({ concepts, mode, only }: Options): {
  readonly tasks: readonly Task[];
  readonly fragments: readonly Piece[];
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
  const fragments = articles.flatMap((article) => {
    const text = join(concepts, article, 'index.mdx');
    if (!existsSync(text)) return [];
    return fragmentsOf(readFileSync(text, 'utf8')).map((piece) => ({ ...piece, article }));
  });
  return { tasks, fragments, problems };
}

async function runEntry(task: Task, options: Options): Promise<readonly Report[]> {
  const reports: Report[] = [];
  for (const program of task.entry.programs) {
    reports.push({
      ...(await runProgram(task, program, options)),
      article: task.article,
      file: program.file,
      recorded: false,
    });
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
): Promise<Omit<Report, 'article' | 'file' | 'recorded'>> {
  const toolchain = findToolchain(program.language);
  if ('command' in toolchain) {
    return checkProgram(articleDir, entry, program, toolchain, mode, measureCores);
  }
  return lacking(toolchain, strict);
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
