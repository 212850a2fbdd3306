import type { Level } from '#wiki/article.ts';

/** What search knows of an article before any index is loaded. */
export interface Concept {
  readonly slug: string;
  readonly title: string;
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
