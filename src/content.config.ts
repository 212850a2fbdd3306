import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import type { Entry, Volume } from '#library/library.ts';
import { libraryLoaders } from '#library/loaders.ts';
import type { Frontmatter } from '#wiki/article.ts';
import type { AuthorData } from '#wiki/author.ts';
import type { CategoryData } from '#wiki/category.ts';
import type { PageData } from '#wiki/page.ts';
import type { SourceData } from '#wiki/source.ts';

/** The library has checked everything against the schemas of `wiki/`; here stand only the types. */
const loaders = libraryLoaders();
type Stored<T> = Omit<T, 'id' | 'lineOf'>;

export const collections = {
  articles: defineCollection({
    loader: loaders.articles,
    schema: z.custom<Stored<Volume<Frontmatter>>>(),
  }),
  categories: defineCollection({
    loader: loaders.categories,
    schema: z.custom<Stored<Volume<CategoryData>>>(),
  }),
  pages: defineCollection({ loader: loaders.pages, schema: z.custom<Stored<Volume<PageData>>>() }),
  sources: defineCollection({
    loader: loaders.sources,
    schema: z.custom<Stored<Entry<SourceData>>>(),
  }),
  authors: defineCollection({
    loader: loaders.authors,
    schema: z.custom<Stored<Entry<AuthorData>>>(),
  }),
};
