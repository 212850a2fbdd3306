import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '#wiki/problem.ts';
import { YamlFile, type Path } from '#yaml/yaml-file.ts';
import { extensions, languageOf, type Language } from './language.ts';
import { browserOf, waysOf, type InBrowser } from './in-browser.ts';
import { pathInProject } from './place.ts';
import { EntryFields, expectationKinds } from './schema.ts';

/** One thing that holds for every run. `why` tells the reader the reason. */
export type Expectation = { readonly why: string | undefined } & (
  | { readonly kind: 'line' | 'match' | 'stderr'; readonly text: string }
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'number'; readonly text: string; readonly min: number; readonly max: number }
);

/** A change after which the example must no longer hold: it shows that the check can fail. */
export interface Mutant {
  readonly file: string;
  readonly replace: string;
  readonly with: string;
  readonly line: number;
}

export interface Program {
  readonly file: string;
  readonly language: Language;
  /** As written, with the region markers. */
  readonly source: string;
  readonly flags: readonly string[];
  /** How a reader can run it, or why not; undefined when nobody has said. */
  readonly browser: InBrowser | undefined;
}

/** A program before its entry has said anything about it. */
type Source = Omit<Program, 'flags' | 'browser'>;

export interface Entry {
  readonly id: string;
  readonly claim: string;
  readonly programs: readonly Program[];
  /** The output may differ between runs; `expect` says what does not. */
  readonly volatile: boolean;
  /** All programs print the same. */
  readonly parity: boolean;
  /** Cores that must really be free, 0 when it does not matter. */
  readonly cpus: number;
  readonly exit: number;
  readonly expect: readonly Expectation[];
  readonly mutants: readonly Mutant[];
}

export interface Manifest {
  /** Path from the top of the project. */
  readonly file: string;
  readonly entries: readonly Entry[];
  readonly problems: readonly Problem[];
}

/**
 * Reads `<articleDir>/examples/examples.yaml` and the programs it names. Collects every problem; entries with one
 * that makes them unusable are left out. An article without the folder has no examples.
 */
export function readManifest(articleDir: string): Manifest {
  const folder = join(articleDir, 'examples');
  const file = pathInProject(join(folder, 'examples.yaml'));
  const present = filesIn(folder);
  if (present.length === 0) return { file, entries: [], problems: [] };
  if (!present.includes('examples.yaml')) {
    const expected = 'examples.yaml, which lists every program of the folder';
    return { file, entries: [], problems: [{ file, line: 1, found: 'no manifest', expected }] };
  }
  const yaml = new YamlFile(file, readFileSync(join(folder, 'examples.yaml'), 'utf8'));
  const entries = readEntries(yaml, folder, present);
  return { file, entries, problems: yaml.problems };
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name !== 'records' && !name.startsWith('.'));
  } catch {
    return [];
  }
}

function readEntries(yaml: YamlFile, folder: string, present: readonly string[]): readonly Entry[] {
  if (yaml.content === undefined) return [];
  if (!Array.isArray(yaml.content)) {
    yaml.say([], 'no list', 'a list of entries, each beginning with `- id:`');
    return [];
  }
  const raws: readonly unknown[] = yaml.content;
  const lineOfId = new Map<string, number>();
  const lineOfUse = new Map<string, number>();
  const entries = raws.flatMap((raw, index) => {
    const before = yaml.problems.length;
    const programs = namesIn(raw).flatMap((name, at) => {
      const path = [index, 'programs', at];
      const earlier = lineOfUse.get(name);
      if (earlier !== undefined) {
        yaml.say(path, `${name}, already at line ${earlier}`, 'a program belongs to one entry');
      }
      lineOfUse.set(name, yaml.lineOf(path));
      return readProgram(yaml, path, folder, name, present);
    });
    const parsed = EntryFields.safeParse(raw);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) yaml.sayIssue([index], issue);
      return [];
    }
    const earlier = lineOfId.get(parsed.data.id);
    if (earlier !== undefined) {
      const found = `id ${parsed.data.id}, already at line ${earlier}`;
      yaml.say([index, 'id'], found, 'an id of its own');
    }
    lineOfId.set(parsed.data.id, yaml.lineOf([index, 'id']));
    const entry = entryOf(yaml, index, parsed.data, programs);
    checkMeaning(yaml, index, parsed.data, entry);
    return yaml.problems.length > before ? [] : [entry];
  });
  for (const name of present.filter((one) => one !== 'examples.yaml' && !lineOfUse.has(one))) {
    yaml.say([], `${name}, which no entry uses`, 'an entry that lists it, or no such file');
  }
  return entries;
}

/** The program names of an entry that may be wrong elsewhere: that must not make its files look unused. */
function namesIn(raw: unknown): readonly string[] {
  const programs: unknown =
    typeof raw === 'object' && raw !== null && 'programs' in raw ? raw.programs : [];
  return Array.isArray(programs) ? programs.filter((name) => typeof name === 'string') : [];
}

function readProgram(
  yaml: YamlFile,
  path: Path,
  folder: string,
  file: string,
  present: readonly string[],
): readonly Source[] {
  const language = languageOf(file);
  if (language === undefined) {
    const expected = `a program ending in ${extensions.join(', ')}`;
    yaml.say(path, `${file}: unsupported language`, expected);
    return [];
  }
  if (!present.includes(file)) {
    yaml.say(path, `${file}: no such file`, `the program in ${pathInProject(folder)}/`);
    return [];
  }
  return [{ file, language, source: readFileSync(join(folder, file), 'utf8') }];
}

function entryOf(
  yaml: YamlFile,
  index: number,
  fields: EntryFields,
  programs: readonly Source[],
): Entry {
  const { id, claim, volatile, parity, exit } = fields;
  return {
    id,
    claim,
    volatile,
    parity,
    exit,
    programs: programs.map(({ file, language, source }) => {
      const flags = fields.flags[language] ?? [];
      return { file, language, source, flags, browser: browserOf(fields.browser, language) };
    }),
    cpus: fields.needs?.cpus ?? 0,
    expect: fields.expect.map(expectationOf),
    mutants: fields.mutants.map(({ file, replace, with: by }, at) => {
      return { file, replace, with: by, line: yaml.lineOf([index, 'mutants', at]) };
    }),
  };
}

function expectationOf(fields: EntryFields['expect'][number]): Expectation {
  const { why, lines, min = -Infinity, max = Infinity } = fields;
  const kind = expectationKinds.find((one) => fields[one] !== undefined) ?? 'line';
  if (kind === 'lines') return { kind, lines: lines ?? [], why };
  const text = fields[kind] ?? '';
  return kind === 'number' ? { kind, text, min, max, why } : { kind, text, why };
}

/** What a schema cannot see: how the fields of an entry and its programs go together. */
function checkMeaning(yaml: YamlFile, index: number, fields: EntryFields, entry: Entry): void {
  if (entry.volatile && entry.expect.length === 0) {
    yaml.say([index, 'volatile'], 'volatile output without `expect`', 'what holds in every run');
  }
  if (entry.parity && (entry.volatile || fields.programs.length < 2)) {
    const found = entry.volatile ? 'parity of volatile output' : 'parity of one program';
    yaml.say([index, 'parity'], found, 'at least two programs whose output never varies');
  }
  for (const language of Object.keys(fields.flags)) {
    if (fields.programs.some((file) => languageOf(file) === language)) continue;
    yaml.say([index, 'flags', language], `flags for ${language}`, 'a language of its programs');
  }
  for (const way of waysOf(fields.browser)) {
    if (entry.programs.some(({ browser }) => browser === way)) continue;
    yaml.say(
      [index, 'browser'],
      `${way}, in which none of its programs runs`,
      '`worker` for TypeScript, `pyodide` for Python',
    );
  }
  entry.mutants.forEach(({ file, replace }, at) => {
    const path = [index, 'mutants', at];
    if (!fields.programs.includes(file)) {
      yaml.say([...path, 'file'], `a mutant of ${file}`, 'a program of the same entry');
    }
    const source = entry.programs.find((program) => program.file === file)?.source;
    const times = source === undefined ? 1 : source.split(replace).length - 1;
    if (times === 1) return;
    const found = `${JSON.stringify(replace)} occurs ${times === 0 ? 'nowhere' : `${times} times`} in ${file}`;
    yaml.say([...path, 'replace'], found, 'a text that occurs exactly once');
  });
}
