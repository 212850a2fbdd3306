import { z } from 'zod';

const sourceKinds = [
  'paper',
  'standard',
  'manual',
  'source-code',
  'post-mortem',
  'book',
  'talk',
  'report',
] as const;

/**
 * A work that articles cite. `read`: the passages cited were read. `abstract`: only the abstract could be opened, and
 * carries what is cited. `secondary`: not opened by us, confirmed in two independent texts.
 */
export const Source = z
  .strictObject({
    title: z.string().min(2),
    authors: z.array(z.string().min(2)).min(1),
    venue: z.string().min(2),
    year: z.int().min(1900).max(2100),
    url: z.url({ protocol: /^https?$/ }),
    doi: z.string().regex(/^10\./, 'a DOI beginning with 10.').optional(),
    kind: z.enum(sourceKinds),
    checked: z.enum(['read', 'abstract', 'secondary']),
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

interface Citing {
  readonly slug: string;
  readonly title: string;
  readonly citations: readonly { readonly source: string }[];
}

/** The articles that cite each work. */
export function citedBy<A extends Citing>(
  articles: readonly A[],
): ReadonlyMap<string, readonly A[]> {
  const pairs = articles.flatMap((article) =>
    article.citations.map(({ source }) => ({ source, article })),
  );
  return new Map(
    [...Map.groupBy(pairs, ({ source }) => source)].map(([source, cited]) => [
      source,
      cited.map(({ article }) => article),
    ]),
  );
}
