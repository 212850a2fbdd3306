import type { Result } from './find.ts';
import { slugOf, type Search } from './place.ts';

/** A value to filter by, with how many results it would leave beside the other filter. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

export interface Facets {
  readonly results: readonly Result[];
  /** The first choice of each stands for all and has an empty value. */
  readonly categories: readonly Choice[];
  readonly levels: readonly Choice[];
}

type Filters = Pick<Search, 'category' | 'level'>;

/** Applies the filters, and counts what each choice would leave. */
export function facetsOf(all: readonly Result[], filters: Filters): Facets {
  const inCategory = all.filter(({ concept }) => fits(slugOf(concept.category), filters.category));
  const onLevel = all.filter(({ concept }) => fits(concept.level, filters.level));
  return {
    results: inCategory.filter((result) => onLevel.includes(result)),
    categories: choices('Every category', onLevel, filters.category, ({ concept }) => [
      slugOf(concept.category),
      concept.category,
    ]).sort((a, b) => Number(a.value !== '') - Number(b.value !== '') || b.count - a.count),
    levels: choices('Every level', inCategory, filters.level, ({ concept }) => [
      concept.level,
      levelNames[concept.level],
    ]).sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value)),
  };
}

export const levelNames = { intro: 'Intro', core: 'Core', advanced: 'Advanced' } as const;
const order: readonly string[] = ['', ...Object.keys(levelNames)];

function fits(value: string, wanted: string): boolean {
  return wanted === '' || value === wanted;
}

function choices(
  every: string,
  results: readonly Result[],
  chosen: string,
  read: (result: Result) => readonly [value: string, label: string],
): Choice[] {
  const counts = new Map<string, Choice>([
    ['', { value: '', label: every, count: results.length }],
  ]);
  // What was chosen stays choosable when nothing is left of it.
  if (chosen !== '') counts.set(chosen, { value: chosen, label: chosen, count: 0 });
  for (const result of results) {
    const [value, label] = read(result);
    counts.set(value, { value, label, count: (counts.get(value)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}
