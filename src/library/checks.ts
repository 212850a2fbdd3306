import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from '#wiki/problem.ts';
import { glossaryProblems } from './glossary-checks.ts';
import { graphChecks } from './graph-checks.ts';
import type { Library, Volume } from './library.ts';
import { pathProblems } from './path-checks.ts';
import { unknown } from './unknown.ts';

type Shelves = Omit<Library, 'problems'>;

/** Checks that need more than one file: what is named must be there, and what is there must be used. */
export function crossCheck(
  shelves: Shelves,
  broken: ReadonlySet<string>,
  root: string,
): readonly Problem[] {
  const slugs = new Map(shelves.articles.map((article) => [article.id, article]));
  const unread = idsOfBroken(broken);
  const names = (of: readonly { readonly id: string }[], folder: string): ReadonlySet<string> =>
    new Set([...of.map(({ id }) => id), ...unread(folder)]);
  const articleNames = names(shelves.articles, 'concepts');
  const planned = new Set(shelves.planned.map(({ id }) => id));
  const canBeNamed = new Set([...articleNames, ...planned]);
  const sources = names(shelves.sources, 'sources');
  const categories = names(shelves.categories, 'categories');
  const authors = names(shelves.authors, 'authors');
  const addresses = new Set([
    '/',
    '/concepts/',
    '/map/',
    '/search/',
    '/glossary/',
    '/paths/',
    '/sources/',
    '/simulators/',
    ...[...articleNames].map((slug) => `/concepts/${slug}/`),
    ...[...categories].map((slug) => `/categories/${slug}/`),
    ...[...names(shelves.pages, 'pages')].map((slug) => `/${slug}/`),
    ...[...names(shelves.simulators, 'simulators')].map((slug) => `/simulators/${slug}/`),
  ]);
  const texts: readonly Volume<unknown>[] = [
    ...shelves.articles,
    ...shelves.categories,
    ...shelves.pages,
    ...shelves.simulators,
  ];

  return [
    ...shelves.articles.flatMap(articleFields),
    ...shelves.categories.flatMap(categoryOrder),
    ...texts.flatMap(wikilinks),
    ...texts.flatMap(siteLinks),
    ...texts.flatMap(citations),
    ...texts.flatMap(images),
    ...unusedSources(),
    ...pathProblems(shelves.paths, shelves.articles, articleNames),
    ...glossaryProblems(
      shelves.glossary,
      { articles: articleNames, sources },
      unread('concepts').length > 0
        ? undefined
        : new Set(texts.flatMap(({ facts }) => facts.terms)),
    ),
    ...graphChecks(shelves.articles, unread('concepts').length === 0),
  ];

  function articleFields({
    file,
    id,
    front,
    lineOf,
  }: Shelves['articles'][number]): readonly Problem[] {
    const problems: Problem[] = [];
    const need = (
      known: ReadonlySet<string>,
      kind: string,
      value: string,
      at: readonly PropertyKey[],
    ): void => {
      if (!known.has(value))
        problems.push({ file, line: lineOf(at), ...unknown(kind, value, known) });
    };
    need(categories, 'category', front.category, ['category']);
    front.authors.forEach((author, index) => need(authors, 'author', author, ['authors', index]));
    front.relations.forEach((relation, index) => {
      need(canBeNamed, 'article', relation.to, ['relations', index, 'to']);
      if (relation.to === id) {
        problems.push({
          file,
          line: lineOf(['relations', index, 'to']),
          found: 'a relation of the article to itself',
          expected: 'another article',
        });
      }
    });
    if (front.reviewBy <= front.reviewed) {
      problems.push({
        file,
        line: lineOf(['reviewBy']),
        found: `reviewBy: ${front.reviewBy}`,
        expected: `a date after ${front.reviewed}`,
      });
    }
    return problems;
  }

  function categoryOrder({
    id,
    file,
    front,
    lineOf,
  }: Shelves['categories'][number]): readonly Problem[] {
    const inside = shelves.articles
      .filter((article) => article.front.category === id)
      .map((article) => article.id);
    const line = lineOf(['order']);
    return [
      ...front.order
        .filter((slug) => !inside.includes(slug) && !unread('concepts').includes(slug))
        .map((slug) => ({
          file,
          line,
          ...unknown('article of this category', slug, new Set(inside)),
        })),
      ...inside
        .filter((slug) => front.order.filter((each) => each === slug).length !== 1)
        .map((slug) => ({
          file,
          line,
          found: `“${slug}” ${front.order.includes(slug) ? 'twice' : 'missing'} in the order`,
          expected: 'every article of the category once',
        })),
    ];
  }

  function wikilinks({ facts, file }: Volume<unknown>): readonly Problem[] {
    return facts.wikilinks.flatMap(({ slug, anchor, line }) => {
      const target = slugs.get(slug);
      if (target === undefined && articleNames.has(slug)) return [];
      if (target === undefined && planned.has(slug))
        return anchor === undefined ? [] : [{ file, line, ...inPlanned(slug) }];
      if (target === undefined) return [{ file, line, ...unknown('article', slug, canBeNamed) }];
      const ids = new Set(target.facts.headings.map((heading) => heading.id));
      return anchor === undefined || ids.has(anchor)
        ? []
        : [{ file, line, ...unknown(`heading in ${slug}`, anchor, ids) }];
    });
  }

  function siteLinks({ facts, file }: Volume<unknown>): readonly Problem[] {
    const own = new Set([
      ...facts.headings.map(({ id }) => `#${id}`),
      ...Array.from({ length: facts.diagrams.length }, (_, index) => `#figure-${index + 1}`),
      ...facts.examples.map((id) => `#example-${id}`),
    ]);
    return facts.siteLinks.flatMap(({ address, line }) => {
      const known = address.startsWith('#') ? own : addresses;
      const isThere = known.has(address.startsWith('#') ? address : (address.split('#')[0] ?? ''));
      return isThere ? [] : [{ file, line, ...unknown('address', address, known) }];
    });
  }

  function citations({ facts, file }: Volume<unknown>): readonly Problem[] {
    return facts.citations
      .filter(({ source }) => !sources.has(source))
      .map(({ source, line }) => ({ file, line, ...unknown('source', source, sources) }));
  }

  function images({ facts, file }: Volume<unknown>): readonly Problem[] {
    return facts.images
      .filter(({ path: image }) => !existsSync(path.join(root, path.dirname(file), image)))
      .map(({ path: image, line }) => ({
        file,
        line,
        found: `the image ${image}, which is not there`,
        expected: `a file ${path.posix.join(path.posix.dirname(file), image)}`,
      }));
  }

  function unusedSources(): readonly Problem[] {
    if (unread('concepts').length > 0) return [];
    const cited = new Set([
      ...texts.flatMap(({ facts }) => facts.citations.map(({ source }) => source)),
      ...shelves.glossary.map(({ data }) => data.source),
    ]);
    return shelves.sources
      .filter(({ id }) => !cited.has(id))
      .map(({ file }) => ({
        file,
        line: 1,
        found: 'a source that nothing cites',
        expected: 'a citation, or no such file',
      }));
  }
}

function inPlanned(slug: string): Pick<Problem, 'found' | 'expected'> {
  return {
    found: `a heading of “${slug}”, which is only planned`,
    expected: `[[${slug}]] until it is written`,
  };
}

/** The ids that broken files would have had, by folder. */
function idsOfBroken(broken: ReadonlySet<string>): (folder: string) => readonly string[] {
  return (folder) =>
    [...broken]
      .filter((file) => file.startsWith(`content/${folder}/`))
      .map((file) =>
        folder === 'concepts' ? path.basename(path.dirname(file)) : path.parse(file).name,
      );
}
