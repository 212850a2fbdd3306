import type { Frontmatter } from '#wiki/article.ts';
import { misplaced, type PathData } from '#wiki/path.ts';
import type { Problem } from '#wiki/problem.ts';
import type { Entry, Volume } from './library.ts';
import { unknown } from './unknown.ts';

/** Mistakes in reading paths: steps that nobody can take, twice, or too early. */
export function pathProblems(
  paths: readonly Entry<PathData>[],
  articles: readonly Volume<Frontmatter>[],
  names: ReadonlySet<string>,
): readonly Problem[] {
  const bySlug = new Map(articles.map(({ id, front }) => [id, front]));
  return paths.flatMap(({ file, data: { steps }, lineOf }) => {
    const line = (index: number): number => lineOf(['steps', index, 'article']);
    const known = steps.map(({ article }) => ({
      article,
      relations: bySlug.get(article)?.relations ?? [],
    }));
    return [
      ...steps.flatMap(({ article }, index) => {
        if (!names.has(article))
          return [{ file, line: line(index), ...unknown('article', article, names) }];
        const first = steps.findIndex((step) => step.article === article);
        return first === index
          ? []
          : [
              {
                file,
                line: line(index),
                found: `“${article}” a second time`,
                expected: 'each article once',
              },
            ];
      }),
      ...misplaced(known).map(({ index, article, prerequisite }) => ({
        file,
        line: line(index),
        found: `“${article}” before its prerequisite “${prerequisite}”`,
        expected: 'an order in which prerequisites come first',
      })),
    ];
  });
}
