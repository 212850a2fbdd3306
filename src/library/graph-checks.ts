import type { Frontmatter } from '#wiki/article.ts';
import { graphFaults } from '#wiki/graph.ts';
import type { Problem } from '#wiki/problem.ts';
import type { Volume } from './library.ts';

/** From how many other articles one should be reached; a wiki of fewer is content with all of them. */
const leastLinks = 2;

/** Checks the articles as one graph: no circles, nothing written twice, and nobody standing alone. */
export function graphChecks(
  articles: readonly Volume<Frontmatter>[],
  isComplete: boolean,
): readonly Problem[] {
  const bySlug = new Map(articles.map((article) => [article.id, article]));
  const faults = graphFaults(articles.map(({ id, front }) => ({ ...front, slug: id })));
  return [
    ...faults.flatMap(({ slug, index, found, expected }) => {
      const article = bySlug.get(slug);
      if (article === undefined) return [];
      const { file, lineOf } = article;
      return [{ file, line: lineOf(['relations', index, 'to']), found, expected }];
    }),
    // Articles that could not be read may hold the links that are missing.
    ...(isComplete ? lonely(articles) : []),
  ];
}

/** A relation leads both ways, because it is shown at both ends; a link in a text leads one way. */
function lonely(articles: readonly Volume<Frontmatter>[]): readonly Problem[] {
  const from = new Map(articles.map(({ id }) => [id, new Set<string>()]));
  for (const { id, front, facts } of articles) {
    for (const { to } of front.relations) {
      from.get(to)?.add(id);
      if (from.has(to)) from.get(id)?.add(to);
    }
    for (const { slug } of facts.wikilinks) from.get(slug)?.add(id);
  }
  const least = Math.min(leastLinks, articles.length - 1);
  return articles.flatMap(({ id, file }) => {
    const others = [...(from.get(id) ?? [])].filter((other) => other !== id);
    return others.length >= least
      ? []
      : [
          {
            file,
            line: 1,
            found: `an article that ${others.length === 0 ? 'no other leads' : `only “${others[0]}” leads`} to`,
            expected: `a relation with, or a link from, at least ${least} others`,
          },
        ];
  });
}
