import { Desk } from '#indexing/desk.ts';
import { searchDocument } from '#indexing/document.ts';
import { plainHtml } from '#indexing/plain-html.ts';
import { compile, type CompileContext, type Compiled } from '#markdown/compile.ts';
import type { Glossary } from '#markdown/terms.ts';
import { markdownTwin } from '#markdown/twin.ts';
import type { Frontmatter } from '#wiki/article.ts';
import type { Term } from '#wiki/term.ts';
import { TermFinder } from '#wiki/term-finder.ts';
import { Cache } from './cache.ts';
import { drawingFileOf, markdownFileOf, type CompiledText } from './library.ts';

/** One text to compile, with what no other text shares; can be sent to another process. */
export interface Job {
  readonly file: string;
  readonly text: string;
  readonly front: unknown;
  /** An article is laid on the desk of search as well. */
  readonly article: { readonly slug: string; readonly front: Frontmatter } | undefined;
  readonly examples: CompileContext['examples'];
  /** Under which the result is kept. */
  readonly key: string;
}

/** What all texts share; can be sent to another process. */
export interface Workplace {
  /** Where the site lives, with a slash at the end: “/” or “/wiki/”. */
  readonly base: string;
  /** The titles of all articles by slug. */
  readonly titles: ReadonlyMap<string, string>;
  /** Terms that texts are searched for. */
  readonly terms: readonly Term[];
  /** The titles of articles that are not written yet. */
  readonly planned: ReadonlyMap<string, string>;
  /** Folder in which compiled texts are kept. */
  readonly cache: string;
  /** Folder in which search finds its documents. */
  readonly desk: string;
}

/** What compiling has told of a text. The compiled text stays on the disk, as all of them would fill the memory. */
export type Told = Pick<Compiled, 'facts' | 'citations'> & Pick<CompiledText<unknown>, 'titles'>;

/** Compiles a text and keeps the result. */
export async function compileText(
  { file, text, front, article, examples, key }: Job,
  workplace: Workplace,
  draw: CompileContext['draw'],
): Promise<Told> {
  const { base, titles, planned, cache, desk } = workplace;
  const used: Record<string, string> = {};
  const titleOf = (slug: string): string | undefined => {
    used[slug] = nameOf(slug, titles, planned);
    return titles.get(slug);
  };
  const plannedTitleOf = (slug: string): string | undefined => planned.get(slug);
  const asides = article === undefined ? [] : asidesOf(article.front);
  const { previewDrawing, ...compiled } = await compile(text, asides, {
    file,
    draw,
    examples,
    links: { base, titleOf, plannedTitleOf },
    glossary: article === undefined ? undefined : glossaryFor(article, workplace),
  });
  const { facts, citations, code } = compiled;
  const addressOf = (slug: string): string => `${base}concepts/${slug}/`;
  const markdown = markdownTwin(text, { addressOf, titleOf, examples: examples.examples });
  // A text with mistakes is kept as well, to be shown while it is being written.
  if (code !== '') {
    const kept = new Cache(cache);
    const compiledFile = kept.fileOf(key);
    const beside = new Map([[markdownFileOf(compiledFile), markdown]]);
    if (previewDrawing !== undefined) beside.set(drawingFileOf(compiledFile), previewDrawing);
    await kept.set(key, { front, compiled, titles: used }, beside);
  }
  if (article !== undefined && facts.problems.length === 0)
    await layOnDesk(new Desk(desk), article.slug, key, article.front, compiled);
  return { facts, citations, titles: used };
}

/** An article links no term that it explains itself. */
function glossaryFor({ slug, front }: NonNullable<Job['article']>, workplace: Workplace): Glossary {
  const own = workplace.terms.filter(({ article }) => article === slug);
  const unlinked = new Set([...own.map((term) => term.slug), ...(front.unlinked ?? [])]);
  return { base: workplace.base, finder: finderOf(workplace), unlinked };
}

const finders = new WeakMap<Workplace, TermFinder>();

function finderOf(workplace: Workplace): TermFinder {
  const finder = finders.get(workplace) ?? new TermFinder(workplace.terms);
  finders.set(workplace, finder);
  return finder;
}

/** What a text shows of an article that it names: a text in which one of these has changed is compiled again. */
export function nameOf(
  slug: string,
  titles: ReadonlyMap<string, string>,
  planned: ReadonlyMap<string, string>,
): string {
  return titles.get(slug) ?? (planned.has(slug) ? `planned: ${planned.get(slug)}` : '');
}

/** Lays an article where search will read it. */
export async function layOnDesk(
  desk: Desk,
  slug: string,
  key: string,
  front: Frontmatter,
  { code, asides }: CompiledText<unknown>['compiled'],
): Promise<void> {
  const document = searchDocument({
    front,
    body: plainHtml(code),
    takeaways: asides.slice(0, front.takeaways.length),
    interview: asides.slice(front.takeaways.length),
  });
  await desk.put(slug, key, document);
}

/** The short texts of an article's frontmatter that may hold Markdown: takeaways, then the interview. */
function asidesOf({ takeaways, interview }: Frontmatter): readonly string[] {
  return [
    ...takeaways,
    ...interview.flatMap(({ question, answer, followUp }) => [question, answer, followUp]),
  ];
}
