import { z } from 'zod';
import { levels, relationTypes, type Article } from './article.ts';

/** The articles and their relations as data for others. */
export const GraphFile = z.strictObject({
  $schema: z.url().describe('Where this description of the format stands.'),
  articles: z.array(
    z.strictObject({
      slug: z.string(),
      title: z.string(),
      summary: z.string(),
      category: z.string().describe('Slug of the chapter.'),
      level: z.enum(levels),
      url: z.url(),
      reviewed: z.iso.date(),
    }),
  ),
  relations: z.array(
    z.strictObject({
      type: z
        .enum(relationTypes)
        .describe(
          'Read from `from` to `to`: `to` is a prerequisite of `from`, `from` is part of `to`, used by `to`.',
        ),
      from: z.string().describe('Slug of the article that states the relation.'),
      to: z.string().describe('Slug of the other article.'),
      why: z.string().describe('The reason, as readers see it.'),
    }),
  ),
});
export type GraphFile = z.infer<typeof GraphFile>;

/** @param urlOf absolute address of an article */
export function graphFile(
  articles: readonly Article[],
  schema: string,
  urlOf: (slug: string) => string,
): GraphFile {
  return {
    $schema: schema,
    articles: articles.map(({ slug, title, summary, category, level, reviewed }) => ({
      slug,
      title,
      summary,
      category,
      level,
      url: urlOf(slug),
      reviewed,
    })),
    relations: articles.flatMap(({ slug, relations }) =>
      relations.map(({ type, to, why }) => ({ type, from: slug, to, why })),
    ),
  };
}
