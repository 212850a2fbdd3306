import { z } from 'zod';

/** An entry of the glossary. */
export const Term = z.strictObject({
  term: z.string().min(1),
  definition: z
    .string()
    .min(20, 'one or two sentences of at least 20 characters')
    .max(300, 'one or two sentences of at most 300 characters'),
  /** Other names that mean the same. */
  aliases: z.array(z.string().min(1)).optional(),
  /** Slug of the article that explains it. */
  article: z.string(),
  /** Id of the work that the definition follows. */
  source: z.string().optional(),
  /** A word of everyday language: articles are not searched for it, authors link it by hand. */
  common: z.literal(true).optional(),
});
export type TermData = Readonly<z.infer<typeof Term>>;

export interface Term extends TermData {
  readonly slug: string;
}

/** All names of a term. */
export function namesOf({ term, aliases = [] }: TermData): readonly string[] {
  return [term, ...aliases];
}

/** The letter under which a term stands; “#” for what begins with none. */
export function letterOf({ term }: TermData): string {
  const first = term.normalize('NFD').charAt(0).toUpperCase();
  return /[A-Z]/.test(first) ? first : '#';
}
