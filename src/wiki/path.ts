import { z } from 'zod';
import type { Relation } from './article.ts';

/** A reading path: articles in an order, each with the reason why it comes now. */
export const Path = z.strictObject({
  title: z.string().min(2).max(60, 'at most 60 characters'),
  summary: z.string().min(20).max(200, 'at most 200 characters'),
  steps: z
    .array(z.strictObject({ article: z.string(), why: z.string().min(10).max(120) }))
    .min(2, 'at least two steps'),
});
export type PathData = Readonly<z.infer<typeof Path>>;

export interface Path extends PathData {
  readonly slug: string;
}

interface Step {
  readonly article: string;
  readonly relations: readonly Relation[];
}

/** A step that stands before one of its prerequisites. */
export interface Misplaced {
  /** Place of the step, from 0. */
  readonly index: number;
  readonly article: string;
  readonly prerequisite: string;
}

/** The steps of a path that come too early; prerequisites that are no part of it don't count. */
export function misplaced(steps: readonly Step[]): readonly Misplaced[] {
  const places = new Map(steps.map(({ article }, index) => [article, index]));
  return steps.flatMap(({ article, relations }, index) =>
    relations.flatMap(({ type, to }) =>
      type === 'prerequisite' && (places.get(to) ?? -1) > index
        ? [{ index, article, prerequisite: to }]
        : [],
    ),
  );
}
