import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import type { Entry, Shown } from '#library/library.ts';
import { libraryLoaders } from '#library/loaders.ts';
import type { Frontmatter } from '#wiki/article.ts';
import type { AuthorData } from '#wiki/author.ts';
import type { CategoryData } from '#wiki/category.ts';
import type { PageData } from '#wiki/page.ts';
import type { PathData } from '#wiki/path.ts';
import type { PlannedArticle } from '#wiki/planned.ts';
import type { SimulatorData } from '#wiki/simulator.ts';
import type { SourceData } from '#wiki/source.ts';
import type { TermData } from '#wiki/term.ts';

/** The library has checked everything against the schemas of `wiki/`; here stand only the types. */
const loaders = libraryLoaders();
type Stored<T> = Omit<Entry<T>, 'id'>;

export const collections = {
  articles: defineCollection({
    loader: loaders.articles,
    schema: z.custom<Shown<Frontmatter>>(),
  }),
  categories: defineCollection({
    loader: loaders.categories,
    schema: z.custom<Shown<CategoryData>>(),
  }),
  pages: defineCollection({ loader: loaders.pages, schema: z.custom<Shown<PageData>>() }),
  simulators: defineCollection({
    loader: loaders.simulators,
    schema: z.custom<Shown<SimulatorData>>(),
  }),
  sources: defineCollection({
    loader: loaders.sources,
    schema: z.custom<Stored<SourceData>>(),
  }),
  planned: defineCollection({
    loader: loaders.planned,
    schema: z.custom<Stored<PlannedArticle>>(),
  }),
  authors: defineCollection({
    loader: loaders.authors,
    schema: z.custom<Stored<AuthorData>>(),
  }),
  paths: defineCollection({
    loader: loaders.paths,
    schema: z.custom<Stored<PathData>>(),
  }),
  glossary: defineCollection({
    loader: loaders.glossary,
    schema: z.custom<Stored<TermData>>(),
  }),
};
