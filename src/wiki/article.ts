import { z } from 'zod';
import type { Mention } from './mention.ts';

const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const Slug = z.string().regex(slug, 'a slug: lower-case words joined by hyphens');

export const levels = ['intro', 'core', 'advanced'] as const;
export type Level = (typeof levels)[number];

export const relationTypes = [
  'prerequisite',
  'contrasts-with',
  'implements',
  'part-of',
  'used-by',
] as const;
export type RelationType = (typeof relationTypes)[number];

const Relation = z.strictObject({
  type: z.enum(relationTypes),
  to: Slug,
  why: z.string().min(3).max(90, 'at most 90 characters'),
});
export type Relation = Readonly<z.infer<typeof Relation>>;

const Question = z.strictObject({
  question: z.string().min(8),
  answer: z.string().min(20),
  followUp: z.string().min(8),
});
export type Question = Readonly<z.infer<typeof Question>>;

const Day = z.iso.date('a date like 2026-11-23');

/** What an author writes above an article. Unknown keys are mistakes. */
export const Frontmatter = z.strictObject({
  title: z.string().min(2).max(90, 'at most 90 characters'),
  summary: z
    .string()
    .min(20, 'one sentence of at least 20 characters')
    .max(160, 'one sentence of at most 160 characters'),
  category: Slug,
  level: z.enum(levels),
  relations: z.array(Relation),
  aliases: z.array(z.string().min(1)).min(1, 'at least one other name that readers search for'),
  takeaways: z
    .array(z.string().min(10))
    .min(3, 'three to five takeaways')
    .max(5, 'three to five takeaways'),
  authors: z.array(Slug).min(1, 'at least one author'),
  reviewed: Day,
  reviewBy: Day,
  versions: z.array(z.string()),
  /** Slugs of glossary terms that are not linked in this text, because it uses the word in another sense. */
  unlinked: z.array(Slug).optional(),
  interview: z.array(Question).min(5, 'at least five questions'),
});
export type Frontmatter = Readonly<z.infer<typeof Frontmatter>>;

export interface Heading {
  readonly depth: number;
  readonly id: string;
  readonly text: string;
}

/** An article as pages see it: the frontmatter and what compiling the text told. */
export interface Article extends Frontmatter {
  readonly slug: string;
  /** Path of the text from the top of the project, for “edit this page”. */
  readonly file: string;
  readonly headings: readonly Heading[];
  /** Source ids in the order of their first citation; the position is the number shown. */
  readonly citations: readonly Citation[];
  readonly words: number;
  /** The first sentence that links each other article. */
  readonly mentions: readonly Mention[];
  /** Programs shown that were run. */
  readonly programs: number;
}

export interface Citation {
  readonly source: string;
  /** How many places in the text cite it; each has the anchor `cite-<number>-<n>`. */
  readonly places: number;
}

/** Reading time in whole minutes at 230 words a minute (silent reading of non-fiction: Brysbaert 2019, 238 wpm). */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / 230));
}

export function isSlug(text: string): boolean {
  return slug.test(text);
}
