import path from 'node:path';
import { glob } from 'node:fs/promises';
import type { z } from 'zod';
import type { CompileContext, Compiled } from '#markdown/compile.ts';
import type { Examples } from '#examples/view.ts';
import { Frontmatter, isSlug } from '#wiki/article.ts';
import { Author } from '#wiki/author.ts';
import { Category } from '#wiki/category.ts';
import { Page } from '#wiki/page.ts';
import type { Problem } from '#wiki/problem.ts';
import { SimulatorPage } from '#wiki/simulator.ts';
import { Source } from '#wiki/source.ts';
import { Cache, hash } from './cache.ts';
import { crossCheck } from './checks.ts';
import { compileAll } from './compile-all.ts';
import type { CompiledJob, Job } from './compile-text.ts';
import { readFields, type Fields } from './fields.ts';
import type { CompiledText, Entry, Library, Volume } from './library.ts';
import { isProblem, readText, type TextFile } from './text-file.ts';

export interface Reading {
  /** Absolute path of the project. */
  readonly root: string;
  /** Where the site lives, with a slash at the end: “/” or “/wiki/”. */
  readonly base: string;
  /** Changes when the compiler changes, so that old results are not used. */
  readonly compilerVersion: string;
  readonly draw: CompileContext['draw'];
  readonly examplesOf: (articleDir: string) => Promise<Examples & { readonly digest: string }>;
}

/** Reads, compiles and checks all content. Mistakes are collected, never thrown. */
export async function readLibrary(reading: Reading): Promise<Library> {
  const problems: Problem[] = [];
  /** Files that cannot be used: what refers to them is not to blame. */
  const broken = new Set<string>();
  const cache = new Cache<CompiledText<unknown>>(path.join(reading.root, '.cache/texts'));

  const [sources, authors] = await Promise.all([
    readEntries('content/sources', Source),
    readEntries('content/authors', Author),
  ]);
  const drafts = [
    ...(await readDrafts('content/concepts/**/index.mdx', Frontmatter, conceptAsides, articleId)),
    ...(await readDrafts('content/categories/*.mdx', Category, () => [], fileId)),
    ...(await readDrafts('content/pages/*.mdx', Page, () => [], fileId)),
    ...(await readDrafts('content/simulators/*.mdx', SimulatorPage, () => [], fileId)),
  ];
  const titles = new Map(
    drafts
      .filter(({ file }) => file.startsWith('content/concepts/'))
      .map(({ id, front }) => [id, front.title]),
  );
  /** What compiling told, by file. The compiled texts stay on the disk, as all of them would fill the memory. */
  const told = new Map<string, Told>();
  const tasks = await Promise.all(drafts.map(lookUp));
  await compileAll(
    tasks.filter(({ job }) => !told.has(job.file)),
    { base: reading.base, titles },
    reading.draw,
    async ({ key, draft }, { compiled, titles: used }) => {
      tell(draft, compiled, used);
      // A text with mistakes is kept as well, to be shown while it is being written.
      if (compiled.code !== '')
        await cache.set(key, { front: draft.front, compiled, titles: used });
    },
  );
  const volumes = tasks.flatMap(volumeOf);

  const library = {
    articles: shelf<Frontmatter>('content/concepts/'),
    categories: shelf<z.infer<typeof Category>>('content/categories/'),
    pages: shelf<z.infer<typeof Page>>('content/pages/'),
    simulators: shelf<z.infer<typeof SimulatorPage>>('content/simulators/'),
    sources,
    authors,
  };
  problems.push(...volumes.flatMap(({ facts }) => facts.problems));
  problems.push(...crossCheck(library, broken, reading.root));
  return { ...library, problems: inOrder(problems) };

  function shelf<Front>(folder: string): readonly Volume<Front>[] {
    return volumes.filter(({ file }) =>
      file.startsWith(folder),
    ) as unknown as readonly Volume<Front>[];
  }

  async function files(pattern: string): Promise<readonly TextFile[]> {
    const found = await Array.fromAsync(glob(pattern, { cwd: reading.root }));
    const texts = await Promise.all(
      found.toSorted().map((file) => readText(reading.root, file.replaceAll(path.sep, '/'))),
    );
    const wrong = texts.filter(isProblem);
    problems.push(...wrong);
    for (const { file } of wrong) broken.add(file);
    return texts.filter((text): text is TextFile => !isProblem(text));
  }

  async function readEntries<T>(
    folder: string,
    schema: z.ZodType<T>,
  ): Promise<readonly Entry<T>[]> {
    return (await files(`${folder}/*.{yaml,yml}`)).flatMap(({ file, text }) => {
      const fields = readFields(text, schema, file);
      problems.push(...fields.problems);
      if (fields.data === undefined) broken.add(file);
      return fields.data === undefined ? [] : [{ id: fileId(file), file, data: fields.data }];
    });
  }

  /** Phase one: every frontmatter, so that all titles are known. */
  async function readDrafts<T extends { title: string }>(
    pattern: string,
    schema: z.ZodType<T>,
    asidesOf: (front: T) => readonly string[],
    idOf: (file: string) => string,
  ) {
    const found = (await files(pattern)).flatMap((text) => {
      const fields = frontmatterFields(text, schema);
      problems.push(...fields.problems);
      if (fields.data === undefined) broken.add(text.file);
      return fields.data === undefined
        ? []
        : [
            {
              ...text,
              id: idOf(text.file),
              front: fields.data as T & { title: string },
              lineOf: fields.lineOf,
              asides: asidesOf(fields.data),
            },
          ];
    });
    return found.filter((draft, index) => {
      const first = found.findIndex(({ id }) => id === draft.id);
      if (!isSlug(draft.id)) {
        problems.push({
          file: draft.file,
          line: 1,
          found: `the slug “${draft.id}”`,
          expected: 'lower-case words joined by hyphens',
        });
      }
      if (first === index) return true;
      problems.push({
        file: draft.file,
        line: 1,
        found: `the slug “${draft.id}” a second time`,
        expected: `another name; ${found[first]?.file} has it`,
      });
      return false;
    });
  }

  /** Phase two: all that a text is compiled from; if the cache knows a text made from the same, that is told. */
  async function lookUp(draft: Draft): Promise<Task> {
    const { examples, ...read } = await reading.examplesOf(
      path.join(reading.root, path.dirname(draft.file)),
    );
    problems.push(...read.problems);
    const key = hash(reading.compilerVersion, reading.base, draft.file, draft.text, read.digest);
    const kept = await cache.get(key);
    const isCurrent =
      kept !== undefined &&
      kept.compiled.facts.problems.length === 0 &&
      Object.entries(kept.titles).every(([slug, title]) => titles.get(slug) === title);
    if (isCurrent) tell(draft, kept.compiled, kept.titles);
    const { file, asides } = draft;
    const address = `${reading.base}concepts/${draft.id}/examples/`;
    const text = withoutFrontmatter(draft.text);
    return { draft, key, job: { file, text, asides, examples: { examples, address } } };
  }

  function tell({ file }: Draft, { facts, citations }: Compiled, used: Told['titles']): void {
    told.set(file, { facts, citations, titles: used });
  }

  function volumeOf({ draft, key }: Task): readonly Volume<unknown>[] {
    const { id, file, front, lineOf } = draft;
    const known = told.get(file);
    if (known === undefined) return [];
    const { facts, citations } = known;
    const digest = hash(key, JSON.stringify(known.titles));
    return [{ id, file, front, facts, citations, compiledFile: cache.fileOf(key), digest, lineOf }];
  }
}

type Told = Pick<Compiled, 'facts' | 'citations'> & Pick<CompiledJob, 'titles'>;

/** A text that may have to be compiled. */
interface Task {
  readonly draft: Draft;
  /** Under which the result is cached. */
  readonly key: string;
  readonly job: Job;
}

interface Draft extends TextFile {
  readonly id: string;
  readonly front: { readonly title: string };
  readonly lineOf: (path: readonly PropertyKey[]) => number;
  readonly asides: readonly string[];
}

/** The YAML between the first two lines of three hyphens, read and checked. */
function frontmatterFields<T>({ file, text }: TextFile, schema: z.ZodType<T>): Fields<T> {
  const yaml = /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(text)?.[1];
  if (yaml !== undefined) return readFields(yaml, schema, file, 2);
  const problem = {
    file,
    line: 1,
    found: 'no frontmatter',
    expected: 'YAML between two lines of three hyphens, from the first line on',
  };
  return { data: undefined, problems: [problem], lineOf: () => 1 };
}

/** The text with its frontmatter blanked, so that line numbers stay true. */
function withoutFrontmatter(text: string): string {
  return text.replace(/^---\n[\s\S]*?\n---(?:\n|$)/, (block) => block.replace(/[^\n]/g, ''));
}

/** The short texts of an article's frontmatter that may hold Markdown: takeaways, then the interview. */
function conceptAsides({ takeaways, interview }: Frontmatter): readonly string[] {
  return [
    ...takeaways,
    ...interview.flatMap(({ question, answer, followUp }) => [question, answer, followUp]),
  ];
}

const fileId = (file: string): string => path.basename(file, path.extname(file));
const articleId = (file: string): string => path.basename(path.dirname(file));

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}
