import { z } from 'zod';

export const sourceKinds = [
  'paper',
  'standard',
  'manual',
  'source-code',
  'post-mortem',
  'book',
  'talk',
  'report',
] as const;

/** A work that articles cite. `secondary`: not opened by us, confirmed in two independent texts. */
export const Source = z
  .strictObject({
    title: z.string().min(2),
    authors: z.array(z.string().min(2)).min(1),
    venue: z.string().min(2),
    year: z.int().min(1900).max(2100),
    url: z.url({ protocol: /^https?$/ }),
    doi: z.string().regex(/^10\./, 'a DOI beginning with 10.').optional(),
    kind: z.enum(sourceKinds),
    checked: z.enum(['read', 'secondary']),
    confirmedBy: z.array(z.url()).min(2, 'two addresses of independent texts').optional(),
    accessed: z.iso.date(),
  })
  .refine((source) => (source.checked === 'secondary') === (source.confirmedBy !== undefined), {
    path: ['confirmedBy'],
    message: 'confirmedBy (two addresses) exactly when checked is secondary',
  });
export type SourceData = Readonly<z.infer<typeof Source>>;

export interface Source extends SourceData {
  readonly id: string;
}

/** “Li, Ding & Shen” · “Gettys & Nichols” · “Nishtala et al.”: family names, at most three. */
export function shortAuthors(authors: readonly string[]): string {
  const names = authors.map(familyName);
  if (names.length > 3) return `${names[0]} et al.`;
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} & ${names.at(-1)}`;
}

/** An organization keeps its whole name; a person is known by the last word, with particles. */
function familyName(author: string): string {
  const organization =
    /\b(project|group|foundation|documentation|team|community|authors|developers|inc|contributors|corporation|google|linux|ietf|aws)\b/i;
  if (organization.test(author)) return author;
  return (
    /(?:(?:van|von|de|der|den|da|di|la|le)\s+)*\S+$/i.exec(
      author.replace(/,? (Jr|Sr)\.?$/, ''),
    )?.[0] ?? author
  );
}
