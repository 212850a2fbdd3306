import { z } from 'zod';
import { isSlug } from './article.ts';

const Slug = z.string().refine(isSlug, 'a slug: lower-case words joined by hyphens');

/** An article that is not written yet. Relations and texts may name it; it is shown, and is no link. */
export const PlannedArticle = z.strictObject({
  slug: Slug,
  title: z.string().min(2).max(90, 'at most 90 characters'),
  /** The chapter it will stand in: one that exists, or one of the planned. */
  category: Slug,
});
export type PlannedArticle = Readonly<z.infer<typeof PlannedArticle>>;

/** `content/planned.yaml` */
export const Planned = z.strictObject({
  /** Titles of chapters that are not begun, by slug. */
  categories: z.record(Slug, z.string().min(2)),
  articles: z.array(PlannedArticle),
});
export type Planned = Readonly<z.infer<typeof Planned>>;
