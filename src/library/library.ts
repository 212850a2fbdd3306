import type { Compiled } from '#markdown/compile.ts';
import type { Frontmatter } from '#wiki/article.ts';
import type { AuthorData } from '#wiki/author.ts';
import type { CategoryData } from '#wiki/category.ts';
import type { Mention } from '#wiki/mention.ts';
import type { PageData } from '#wiki/page.ts';
import type { PathData } from '#wiki/path.ts';
import type { PlannedArticle } from '#wiki/planned.ts';
import type { Problem } from '#wiki/problem.ts';
import type { SimulatorData } from '#wiki/simulator.ts';
import type { SourceData } from '#wiki/source.ts';
import type { TermData } from '#wiki/term.ts';

/** A text as it stands in the compile cache. */
export interface CompiledText<Front> {
  readonly front: Front;
  readonly compiled: Omit<Compiled, 'previewDrawing'>;
  /** What this text shows of other articles (`nameOf`); when one changes, the text is compiled again. */
  readonly titles: { readonly [slug: string]: string };
}

/** Where a text lies as plain Markdown: beside the compiled text. */
export function markdownFileOf(compiledFile: string): string {
  return compiledFile.replace(/\.json$/, '.md');
}

/** Where the drawing for an article's preview lies, if it has one: beside the compiled text, which is long. */
export function drawingFileOf(compiledFile: string): string {
  return compiledFile.replace(/\.json$/, '.svg');
}

export interface Volume<Front> {
  /** The slug: the name of the folder, or of the file. */
  readonly id: string;
  readonly file: string;
  readonly front: Front;
  readonly facts: Compiled['facts'];
  readonly citations: Compiled['citations'];
  /** Absolute path of the JSON file that holds the `CompiledText`. */
  readonly compiledFile: string;
  /** Changes when anything shown of this text changes. */
  readonly digest: string;
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** What the pages need to know of a text before they show it. The rest stays in the compile cache. */
export interface Shown<Front> extends Pick<
  Volume<Front>,
  'file' | 'front' | 'citations' | 'compiledFile'
> {
  readonly headings: Compiled['facts']['headings'];
  readonly words: number;
  /** Examples shown, each counted once. */
  readonly examples: number;
  /** Files of the programs they consist of. */
  readonly programs: readonly string[];
  /** The first sentence that links each article. */
  readonly mentions: readonly Mention[];
}

export function shown<Front>({
  file,
  front,
  citations,
  compiledFile,
  facts,
}: Volume<Front>): Shown<Front> {
  const { headings, words, programs, mentions } = facts;
  return {
    file,
    front,
    citations,
    compiledFile,
    headings,
    words,
    programs,
    mentions,
    examples: new Set(facts.examples).size,
  };
}

export interface Entry<T> {
  readonly id: string;
  readonly file: string;
  readonly data: T;
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** Everything under `content/`, read, compiled and checked. */
export interface Library {
  readonly articles: readonly Volume<Frontmatter>[];
  readonly categories: readonly Volume<CategoryData>[];
  readonly pages: readonly Volume<PageData>[];
  readonly simulators: readonly Volume<SimulatorData>[];
  readonly sources: readonly Entry<SourceData>[];
  readonly authors: readonly Entry<AuthorData>[];
  readonly glossary: readonly Entry<TermData>[];
  readonly paths: readonly Entry<PathData>[];
  readonly planned: readonly Entry<PlannedArticle>[];
  readonly problems: readonly Problem[];
}
