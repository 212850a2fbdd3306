import { Planned, type PlannedArticle } from '#wiki/planned.ts';
import type { Problem } from '#wiki/problem.ts';
import { readFields } from './fields.ts';
import type { Entry } from './library.ts';
import type { TextFile } from './text-file.ts';

/** From the top of the project. A wiki without plans has no such file. */
export const plannedFile = 'content/planned.yaml';

export interface Plans {
  readonly articles: readonly Entry<PlannedArticle>[];
  readonly problems: readonly Problem[];
}

/** Reads what is planned, and checks it against what is there. */
export function readPlanned(
  text: TextFile | undefined,
  written: ReadonlySet<string>,
  categories: ReadonlySet<string>,
): Plans {
  if (text === undefined) return { articles: [], problems: [] };
  const { file } = text;
  const { data, problems, lineOf } = readFields(text.text, Planned, file);
  if (data === undefined) return { articles: [], problems };

  const told: Problem[] = [];
  const blame = (path: readonly PropertyKey[], found: string, expected: string): void => {
    told.push({ file, line: lineOf(path), found, expected });
  };
  for (const slug of Object.keys(data.categories).filter((each) => categories.has(each)))
    blame(['categories', slug], `the chapter “${slug}”, which exists`, 'only what is not begun');
  data.articles.forEach(({ slug, category }, index) => {
    const at = (field: string) => ['articles', index, field];
    if (written.has(slug))
      blame(at('slug'), `“${slug}”, which is written`, 'only what is not: take it out of the plan');
    if (data.articles.findIndex((each) => each.slug === slug) < index)
      blame(at('slug'), `“${slug}” a second time`, 'each planned article once');
    if (!categories.has(category) && data.categories[category] === undefined)
      blame(
        at('category'),
        `the unknown category “${category}”`,
        'a chapter that exists, or one named under “categories” above',
      );
  });
  return {
    articles: data.articles
      .filter(({ slug }) => !written.has(slug))
      .map((article) => ({ id: article.slug, file, data: article, lineOf })),
    problems: told,
  };
}
