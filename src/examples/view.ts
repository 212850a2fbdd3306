import { join } from 'node:path';
import type { Problem } from '#wiki/problem.ts';
import { whatHolds } from './holds.ts';
import { homeCommand, type Language } from './language.ts';
import type { InBrowser } from './in-browser.ts';
import { readManifest, type Entry, type Manifest, type Program } from './manifest.ts';
import { pathInProject } from './place.ts';
import { readRecord, recordPath, strayRecords, type ExampleRecord } from './record.ts';
import { readRegions, type Region } from './regions.ts';

export interface ShownProgram {
  readonly file: string;
  readonly language: Language;
  /** Without region markers: what is shown, copied and downloaded. */
  readonly source: string;
  readonly regions: readonly Region[];
  /** Absent only together with a problem. */
  readonly record: ExampleRecord | undefined;
  /** The one command that runs it at home. */
  readonly command: string;
  /** How it runs here, or why not. */
  readonly browser: InBrowser | undefined;
}

export interface ShownExample {
  readonly id: string;
  readonly claim: string;
  /** The output is a sample: other runs may print something else. */
  readonly volatile: boolean;
  /** Sentences: what every run has in common. */
  readonly holds: readonly string[];
  readonly programs: readonly ShownProgram[];
}

export interface Examples {
  readonly examples: readonly ShownExample[];
  readonly problems: readonly Problem[];
}

/** All examples of an article as its page shows them. Reads files only; nothing is executed. */
export function loadExamples(articleDir: string): Examples {
  const manifest = readManifest(articleDir);
  const problems = [...findMistakes(articleDir, manifest)];
  const show = (entry: Entry, program: Program): ShownProgram => {
    const { file, language, flags, browser } = program;
    const { text, regions } = readRegions(program.source);
    const { record, problem } = readRecord(articleDir, entry, program);
    if (problem !== undefined) problems.push(problem);
    const command = homeCommand(file, language, flags);
    return { file, language, source: text, regions, record, command, browser };
  };
  const examples = manifest.entries.map((entry) => ({
    id: entry.id,
    claim: entry.claim,
    volatile: entry.volatile,
    holds: whatHolds(entry),
    programs: entry.programs.map((program) => show(entry, program)),
  }));
  return { examples, problems };
}

/** All that is wrong in the manifest, the regions and the folder of records; not the records in use. */
export function findMistakes(
  articleDir: string,
  { entries, problems }: Manifest,
): readonly Problem[] {
  const inRegions = entries.flatMap(({ programs }) =>
    programs.flatMap(({ file, source }) => {
      const path = pathInProject(join(articleDir, 'examples', file));
      return readRegions(source).mistakes.map(({ line, found, expected }) => {
        return { file: path, line, found, expected };
      });
    }),
  );
  // An entry that cannot be used makes its records look stray.
  const strays = problems.length > 0 ? [] : strayRecords(articleDir, entries);
  const inRecords = strays.map((name) => ({
    file: pathInProject(recordPath(articleDir, name.replace(/\.json$/, ''))),
    line: 1,
    found: 'a record of a program that no entry uses',
    expected: 'no such file; `npm run examples` removes it',
  }));
  return [...problems, ...inRegions, ...inRecords];
}
