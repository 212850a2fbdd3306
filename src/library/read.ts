import path from 'node:path';
import { glob } from 'node:fs/promises';
import type { z } from 'zod';
import type { CompileContext } from '#markdown/compile.ts';
import { Desk } from '#indexing/desk.ts';
import type { Examples } from '#examples/view.ts';
import { Frontmatter, isSlug } from '#wiki/article.ts';
import { Author } from '#wiki/author.ts';
import { Category } from '#wiki/category.ts';
import { Page } from '#wiki/page.ts';
import { Path } from '#wiki/path.ts';
import type { Problem } from '#wiki/problem.ts';
import { SimulatorPage } from '#wiki/simulator.ts';
import { Source } from '#wiki/source.ts';
import { Term } from '#wiki/term.ts';
import { Cache, hash } from './cache.ts';
import { crossCheck } from './checks.ts';
import { compileAll, Compilers } from './compile-all.ts';
import { layOnDesk, nameOf, type Job, type Told } from './compile-text.ts';
import { readFields, type Fields } from './fields.ts';
import type { CompiledText, Entry, Library, Volume } from './library.ts';
import { plannedFile, readPlanned } from './planned.ts';
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
  /** Absolute path of the folder in which search finds its documents. */
  readonly desk: string;
}

/** Reads, compiles and checks all content. Mistakes are collected, never thrown. */
export async function readLibrary(reading: Reading): Promise<Library> {
  const problems: Problem[] = [];
  /** Files that cannot be used: what refers to them is not to blame. */
  const broken = new Set<string>();
  const cache = new Cache<CompiledText<unknown>>(path.join(reading.root, '.cache/texts'));
  const articles = await Array.fromAsync(glob('content/concepts/*/', { cwd: reading.root }));
  const compilers = Compilers.early(articles.length, cache.folder);

  const [sources, authors, glossary, paths] = await Promise.all([
    readEntries('content/sources', Source),
    readEntries('content/authors', Author),
    readEntries('content/glossary', Term),
    readEntries('content/paths', Path),
  ]);
  const terms = glossary.map(({ id, data }) => ({ ...data, slug: id }));
  const linked = terms.filter(({ common }) => common === undefined);
  const glossaryDigest = hash(
    JSON.stringify(
      linked.map(({ slug, article, term, aliases }) => [slug, article, term, aliases]),
    ),
  );
  const drafts = [
    ...(await readDrafts('content/concepts/**/index.mdx', Frontmatter, articleId)),
    ...(await readDrafts('content/categories/*.mdx', Category, fileId)),
    ...(await readDrafts('content/pages/*.mdx', Page, fileId)),
    ...(await readDrafts('content/simulators/*.mdx', SimulatorPage, fileId)),
  ];
  const titles = new Map(drafts.filter(isArticle).map(({ id, front }) => [id, front.title]));
  const plans = readPlanned(
    (await files(plannedFile))[0],
    new Set(titles.keys()),
    new Set(drafts.filter(isCategory).map(({ id }) => id)),
  );
  problems.push(...plans.problems);
  const planned = new Map(plans.articles.map(({ id, data }) => [id, data.title]));
  const desk = new Desk(reading.desk);
  const told = new Map<string, Told>();
  const jobs = await inTurn(drafts, jobOf);
  const compiled = await compileAll(
    jobs.filter(({ file }) => !told.has(file)),
    { base: reading.base, titles, planned, terms: linked, cache: cache.folder, desk: desk.folder },
    reading.draw,
    compilers,
  );
  for (const [file, news] of compiled) told.set(file, news);
  await desk.keepOnly(new Set(titles.keys()));
  const volumes = drafts.flatMap((draft, index) => volumeOf(draft, jobs[index]!.key));

  const library = {
    articles: shelf<Frontmatter>('content/concepts/'),
    categories: shelf<z.infer<typeof Category>>('content/categories/'),
    pages: shelf<z.infer<typeof Page>>('content/pages/'),
    simulators: shelf<z.infer<typeof SimulatorPage>>('content/simulators/'),
    sources,
    authors,
    glossary,
    paths,
    planned: plans.articles,
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
      const { data, lineOf } = fields;
      return data === undefined ? [] : [{ id: fileId(file), file, data, lineOf }];
    });
  }

  /** Phase one: every frontmatter, so that all titles are known. */
  async function readDrafts<T extends { title: string }>(
    pattern: string,
    schema: z.ZodType<T>,
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
  async function jobOf(draft: Draft): Promise<Job> {
    const { id, file, front } = draft;
    const { examples, ...read } = await reading.examplesOf(
      path.join(reading.root, path.dirname(file)),
    );
    problems.push(...read.problems);
    const made = [reading.compilerVersion, reading.base, glossaryDigest, file, draft.text];
    const key = hash(...made, read.digest);
    const article = isArticle(draft) ? { slug: id, front: front as Frontmatter } : undefined;
    const kept = await cache.get(key);
    const isCurrent =
      kept !== undefined &&
      kept.compiled.facts.problems.length === 0 &&
      Object.entries(kept.titles).every(([slug, name]) => nameOf(slug, titles, planned) === name);
    if (isCurrent) {
      const { compiled: known, titles: used } = kept;
      told.set(file, { facts: known.facts, citations: known.citations, titles: used });
      if (article !== undefined && !(await desk.has(id, key)))
        await layOnDesk(desk, id, key, article.front, known);
    }
    const address = `${reading.base}concepts/${id}/examples/`;
    const text = withoutFrontmatter(draft.text);
    return { file, text, front, article, examples: { examples, address }, key };
  }

  function volumeOf({ id, file, front, lineOf }: Draft, key: string): readonly Volume<unknown>[] {
    const known = told.get(file);
    if (known === undefined) return [];
    const { facts, citations } = known;
    const compiledFile = cache.fileOf(key);
    // With the place: Astro keeps its store when the project is moved.
    const digest = hash(compiledFile, JSON.stringify(known.titles));
    return [{ id, file, front, facts, citations, compiledFile, digest, lineOf }];
  }
}

interface Draft extends TextFile {
  readonly id: string;
  readonly front: { readonly title: string };
  readonly lineOf: (path: readonly PropertyKey[]) => number;
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

/** Applied to many, a few at a time: all at once would hold all of their files in memory. */
async function inTurn<T, R>(all: readonly T[], apply: (each: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = all.entries();
  const work = async (): Promise<void> => {
    for (const [index, each] of waiting) results[index] = await apply(each);
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return results;
}

const isArticle = ({ file }: TextFile): boolean => file.startsWith('content/concepts/');
const isCategory = ({ file }: TextFile): boolean => file.startsWith('content/categories/');

const fileId = (file: string): string => path.basename(file, path.extname(file));
const articleId = (file: string): string => path.basename(path.dirname(file));

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}
