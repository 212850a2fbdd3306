import type { Level } from '#wiki/article.ts';
import { stem, wordsOf } from './words.ts';

/** What search knows of an article before any index is loaded. */
export interface Concept {
  readonly slug: string;
  readonly title: string;
  /** Other names and terms of the glossary, the most usual first. */
  readonly aliases: readonly string[];
  /** Title of the category. */
  readonly category: string;
  readonly level: Level;
}

/**
 * The list as it is transferred: every reader who searches pays for it, so categories are named once and the keys are
 * left out. A row is slug, title, place in `categories`, level, aliases.
 */
export interface ConceptList {
  readonly categories: readonly string[];
  readonly concepts: readonly (readonly [string, string, number, Level, readonly string[]])[];
}

/** Names without those that searching cannot tell from one before: plurals, hyphens, capitals. */
export function distinctNames(title: string, others: readonly string[]): readonly string[] {
  const known = new Set<string>();
  return [title, ...others]
    .filter((name) => {
      const key = wordsOf(name).map(stem).join('');
      if (known.has(key)) return false;
      known.add(key);
      return true;
    })
    .slice(1);
}

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
): ConceptList {
  const cut = (most: number): ConceptList =>
    packConcepts(
      concepts.map((concept) => ({
        ...concept,
        aliases: concept.aliases.filter((name, at) => at < most || /^[\p{Lu}\d]{2,5}$/u.test(name)),
      })),
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

export function packConcepts(concepts: readonly Concept[]): ConceptList {
  const categories = [...new Set(concepts.map(({ category }) => category))];
  return {
    categories,
    concepts: concepts.map(({ slug, title, category, level, aliases }) => [
      slug,
      title,
      categories.indexOf(category),
      level,
      aliases,
    ]),
  };
}

export function unpackConcepts({ categories, concepts }: ConceptList): readonly Concept[] {
  return concepts.map(([slug, title, category, level, aliases]) => ({
    slug,
    title,
    category: categories[category] ?? '',
    level,
    aliases,
  }));
}
