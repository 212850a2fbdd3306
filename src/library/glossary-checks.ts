import type { Problem } from '#wiki/problem.ts';
import { namesOf, type TermData } from '#wiki/term.ts';
import type { Entry } from './library.ts';
import { unknown } from './unknown.ts';

interface Known {
  readonly articles: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
}

/**
 * Mistakes in the glossary: what an entry names must be there, each name is defined once, and each term is used.
 * @param used slugs of the terms that texts use; undefined while some text cannot be read
 */
export function glossaryProblems(
  glossary: readonly Entry<TermData>[],
  { articles, sources }: Known,
  used: ReadonlySet<string> | undefined,
): readonly Problem[] {
  return [
    ...glossary.flatMap(({ file, lineOf, data: { article, source } }) => [
      ...(articles.has(article)
        ? []
        : [{ file, line: lineOf(['article']), ...unknown('article', article, articles) }]),
      ...(source === undefined || sources.has(source)
        ? []
        : [{ file, line: lineOf(['source']), ...unknown('source', source, sources) }]),
    ]),
    ...namedTwice(glossary),
    ...glossary
      .filter(({ id, data }) => used?.has(id) === false && data.common === undefined)
      .map(({ file, data }) => ({
        file,
        line: 1,
        found: `the term “${data.term}”, which no article uses`,
        expected: 'a text that has the term or one of its aliases, written like here',
      })),
  ];
}

function namedTwice(glossary: readonly Entry<TermData>[]): readonly Problem[] {
  const files = new Map<string, string>();
  return glossary.flatMap(({ file, data }) =>
    namesOf(data).flatMap((name) => {
      const first = files.get(name.toLowerCase());
      files.set(name.toLowerCase(), first ?? file);
      return first === undefined
        ? []
        : [
            {
              file,
              line: 1,
              found: `“${name}” a second time`,
              expected: `one definition; ${first} has it`,
            },
          ];
    }),
  );
}
