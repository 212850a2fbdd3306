import { z } from 'zod';

/** A chapter of the wiki. The text below its frontmatter introduces the field. */
export const Category = z.strictObject({
  title: z.string().min(2),
  /** The chapter's number in the book; also its place in lists. */
  number: z.int().min(1).max(99),
  summary: z.string().min(20).max(200, 'at most 200 characters'),
  /** Path data of the line glyph in a 24 × 24 box. */
  glyph: z.string().regex(/^[MmLlHhVvCcSsQqTtAaZz0-9 .,-]+$/, 'SVG path data'),
  /** Slugs in reading order; every article of the category stands here once. */
  order: z.array(z.string()).min(1),
});
export type CategoryData = Readonly<z.infer<typeof Category>>;

export interface Category extends CategoryData {
  readonly slug: string;
}

/** “1” → “01”, as chapters are numbered throughout the site. */
export function chapterNumber({ number }: Pick<Category, 'number'>): string {
  return String(number).padStart(2, '0');
}

/** What stands before and after an article in its chapter. */
export function neighborsOf(
  { order }: Pick<Category, 'order'>,
  slug: string,
): { readonly previous: string | undefined; readonly next: string | undefined } {
  const at = order.indexOf(slug);
  return { previous: at > 0 ? order[at - 1] : undefined, next: at < 0 ? undefined : order[at + 1] };
}

/**
 * The part of a chapter that stands beside an article: all of it, or where it is long, the forty nearest. So a page
 * does not grow with the chapter; the chapter's own page lists everything.
 */
export function around(
  order: readonly string[],
  slug: string | undefined,
  most = 40,
): readonly string[] {
  const at = slug === undefined ? 0 : Math.max(0, order.indexOf(slug));
  const from = Math.max(0, Math.min(at - most / 2, order.length - most));
  return order.slice(from, from + most);
}
