import type { Level } from '#wiki/article.ts';
import { stem, wordsOf } from './words.ts';

/** What can be found by its names. */
export interface Named {
  readonly slug: string;
  readonly title: string;
  /** Other names, the most usual first. */
  readonly aliases: readonly string[];
}

/** What search knows of an article before any index is loaded. Terms of the glossary are among its other names. */
export interface Concept extends Named {
  /** Those of the other names under which the glossary has an entry. */
  readonly terms: readonly string[];
  /** Title of the category. */
  readonly category: string;
  readonly level: Level;
}

/**
 * The list as it is transferred: every reader who searches pays for it, so categories are named once and the keys are
 * left out. A row is slug, title, place in `categories`, level, aliases; a “#” stands before those that the glossary has.
 */
export interface ConceptList {
  readonly categories: readonly string[];
  /** Slug and title of each. */
  readonly simulators: readonly (readonly [string, string])[];
  readonly paths: readonly (readonly [string, string])[];
  readonly concepts: readonly (readonly [string, string, number, Level, readonly string[]])[];
}

/** The slug that a term of the glossary has: “Amdahl’s law” → amdahls-law. */
export function termSlug(term: string): string {
  return term
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/**
 * Names without those that searching cannot tell from one before: plurals, hyphens, capitals. Where one of them is a term
 * of the glossary, its spelling stands for all.
 */
export function distinctNames(
  title: string,
  others: readonly string[],
  terms: readonly string[] = [],
): readonly string[] {
  const known = new Set([keyOf(title)]);
  const spelling = new Map(terms.map((term) => [keyOf(term), term]));
  return others.flatMap((name) => {
    const key = keyOf(name);
    if (known.has(key)) return [];
    known.add(key);
    return [spelling.get(key) ?? name];
  });
}

const keyOf = (name: string): string => wordsOf(name).map(stem).join('');

/**
 * The list with as many names of each article as may be transferred before any index is: all of them if they fit, else
 * the first ones and the acronyms. The others are found with the texts.
 *
 * @param size bytes that a list takes over the wire
 */
export function packWithin(
  limit: number,
  concepts: readonly Concept[],
  size: (list: ConceptList) => number,
  others: Others = noOthers,
): ConceptList {
  const cut = (most: number): ConceptList =>
    packConcepts(
      concepts.map((concept) => ({
        ...concept,
        aliases: concept.aliases.filter((name, at) => at < most || /^[\p{Lu}\d]{2,5}$/u.test(name)),
      })),
      others,
    );
  let [fits, tooMany] = [0, 1 + Math.max(0, ...concepts.map(({ aliases }) => aliases.length))];
  if (size(cut(tooMany)) <= limit) return cut(tooMany);
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    if (size(cut(middle)) <= limit) fits = middle;
    else tooMany = middle;
  }
  return cut(fits);
}

type Others = Pick<ConceptList, 'simulators' | 'paths'>;
const noOthers: Others = { simulators: [], paths: [] };

export function packConcepts(
  concepts: readonly Concept[],
  { simulators, paths }: Others = noOthers,
): ConceptList {
  const categories = [...new Set(concepts.map(({ category }) => category))];
  return {
    categories,
    simulators,
    paths,
    concepts: concepts.map(({ slug, title, category, level, aliases, terms }) => [
      slug,
      title,
      categories.indexOf(category),
      level,
      aliases.map((name) => (terms.includes(name) ? `#${name}` : name)),
    ]),
  };
}

export function unpackConcepts({ categories, concepts }: ConceptList): readonly Concept[] {
  return concepts.map(([slug, title, category, level, names]) => ({
    slug,
    title,
    category: categories[category] ?? '',
    level,
    aliases: names.map((name) => name.replace(/^#/, '')),
    terms: names.filter((name) => name.startsWith('#')).map((name) => name.slice(1)),
  }));
}
