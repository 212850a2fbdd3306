import { readFile } from 'node:fs/promises';
import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import * as runtime from 'astro/jsx-runtime';
import { getCollection, getEntry } from 'astro:content';
import { drawingFileOf, markdownFileOf, type CompiledText } from '#library/library.ts';
import { layOut, type WikiMap } from '#map/layout.ts';
import type { Article } from '#wiki/article.ts';
import type { Author } from '#wiki/author.ts';
import type { Category } from '#wiki/category.ts';
import { backlinks, type Backlink } from '#wiki/mention.ts';
import type { Path } from '#wiki/path.ts';
import type { Source } from '#wiki/source.ts';
import type { Term } from '#wiki/term.ts';

/** All articles, by title. */
export const getArticles = once(async (): Promise<readonly Article[]> =>
  (await getCollection('articles'))
    .map(({ id, data }) => ({
      ...data.front,
      slug: id,
      file: data.file,
      headings: data.headings,
      citations: data.citations,
      words: data.words,
      mentions: data.mentions,
      programs: data.examples,
    }))
    .toSorted((a, b) => a.title.localeCompare(b.title)),
);

/** All articles by slug. */
export const getArticlesBySlug = once(
  async (): Promise<ReadonlyMap<string, Article>> =>
    new Map((await getArticles()).map((article) => [article.slug, article])),
);

/** The addresses of what every article has one of: `getStaticPaths` of its page and of the files beside it. */
export const articlePaths = async () =>
  (await getArticles()).map((article) => ({ params: { slug: article.slug }, props: { article } }));

/** Who mentions an article in its text, by the slug of that article. */
export const getBacklinks = once(async (): Promise<ReadonlyMap<string, readonly Backlink[]>> =>
  backlinks(await getArticles()),
);

/** The titles of articles that are planned and not written. */
export const getPlanned = once(
  async (): Promise<ReadonlyMap<string, string>> =>
    new Map((await getCollection('planned')).map(({ id, data }) => [id, data.data.title])),
);

/** The map of all articles. */
export const getMap = once(async (): Promise<WikiMap> =>
  layOut(await getArticles(), await getCategories()),
);

/** All categories, by chapter. */
export const getCategories = once(async (): Promise<readonly Category[]> =>
  (await getCollection('categories'))
    .map(({ id, data }) => ({ ...data.front, slug: id }))
    .toSorted((a, b) => a.number - b.number),
);

/** @throws where there is none; the library has checked that an article's category exists */
export async function getCategory(slug: string): Promise<Category> {
  const category = (await getCategories()).find((each) => each.slug === slug);
  if (category === undefined) throw new Error(`No category ${slug}.`);
  return category;
}

/** The bibliography by id. */
export const getSources = once(
  async (): Promise<ReadonlyMap<string, Source>> =>
    new Map((await getCollection('sources')).map(({ id, data }) => [id, { ...data.data, id }])),
);

/** The glossary in the order of its letters. */
export const getTerms = once(async (): Promise<readonly Term[]> =>
  (await getCollection('glossary'))
    .map(({ id, data }) => ({ ...data.data, slug: id }))
    .toSorted((a, b) => a.term.localeCompare(b.term, 'en')),
);

export const getAuthors = once(
  async (): Promise<ReadonlyMap<string, Author>> =>
    new Map((await getCollection('authors')).map(({ id, data }) => [id, { ...data.data, id }])),
);

/** The reading paths, by title. */
export const getPaths = once(async (): Promise<readonly Path[]> =>
  (await getCollection('paths'))
    .map(({ id, data }) => ({ ...data.data, slug: id }))
    .toSorted((a, b) => a.title.localeCompare(b.title, 'en')),
);

/** The pages that are text and no article: about, editorial guidelines. */
export async function getPages() {
  return (await getCollection('pages')).map(({ id, data }) => ({
    ...data.front,
    slug: id,
    file: data.file,
  }));
}

/** The pages of the simulators, by title; each is named like its model. */
export async function getSimulators() {
  return (await getCollection('simulators'))
    .map(({ id, data: { front, citations, headings } }) => ({
      ...front,
      id,
      citations,
      headings,
    }))
    .toSorted((a, b) => a.title.localeCompare(b.title));
}

/** Every program that an article shows, by article and file name. */
export async function getPrograms(): Promise<
  readonly { readonly slug: string; readonly file: string }[]
> {
  return (await getCollection('articles')).flatMap(({ id, data }) =>
    data.programs.map((file) => ({ slug: id, file })),
  );
}

export interface Text {
  readonly Content: AstroComponentFactory;
  /** The Markdown texts of the frontmatter as HTML: an article's takeaways, then its interview. */
  readonly asides: readonly string[];
}

/** The compiled text of an article, a category or a page. */
export async function getText(
  shelf: 'articles' | 'categories' | 'pages' | 'simulators',
  id: string,
): Promise<Text> {
  const entry = await getEntry(shelf, id);
  if (entry === undefined) throw new Error(`No ${id} in the collection ${shelf}.`);
  const { compiled } = JSON.parse(
    await readFile(entry.data.compiledFile, 'utf8'),
  ) as CompiledText<unknown>;
  return { Content: evaluate(compiled.code), asides: compiled.asides };
}

/** An article as plain Markdown. */
export async function getMarkdown(slug: string): Promise<string> {
  const entry = await getEntry('articles', slug);
  if (entry === undefined) throw new Error(`No article ${slug}.`);
  return readFile(markdownFileOf(entry.data.compiledFile), 'utf8');
}

/** A drawing of an article that is small enough for its preview. */
export async function getPreviewDrawing(slug: string): Promise<string | undefined> {
  const entry = await getEntry('articles', slug);
  if (entry === undefined) return undefined;
  return readFile(drawingFileOf(entry.data.compiledFile), 'utf8').catch(() => undefined);
}

/** Runs a compiled text. The code comes from our own compiler, at build time. */
function evaluate(code: string): AstroComponentFactory {
  const module = new Function(code)(runtime) as { default: (props: object) => unknown };
  const Content = (props: { components?: object }) =>
    module.default({ ...props, components: { Fragment: runtime.Fragment, ...props.components } });
  return Object.assign(Content, {
    [Symbol.for('mdx-component')]: true,
    // Names the renderer of @astrojs/mdx, or Astro would try each on every page.
    [Symbol.for('astro:renderer')]: 'astro:jsx',
  }) as unknown as AstroComponentFactory;
}

/** Computes once a build; while writing, content changes and is asked for again. */
function once<T>(compute: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => (import.meta.env.DEV ? compute() : (result ??= compute()));
}
