import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

/** Something that a reader types, and where an expert would send them. */
export interface Query {
  readonly kind: string;
  readonly text: string;
  /** Slugs of articles, the best first. */
  readonly want: readonly string[];
}

/**
 * Reads queries: YAML with kinds, their queries and the articles wanted, or a JSON list of `{ q, want, kind }`.
 *
 * @throws where an entry is neither
 */
export async function readQueries(file: string): Promise<readonly Query[]> {
  const content: unknown = parse(await readFile(file, 'utf8'));
  if (Array.isArray(content))
    return content.map((entry: { q?: unknown; want?: unknown; kind?: unknown }) =>
      checked(file, entry.kind, entry.q, entry.want),
    );
  return Object.entries(content as Record<string, Record<string, unknown>>).flatMap(
    ([kind, entries]) =>
      Object.entries(entries).map(([text, want]) => checked(file, kind, text, want)),
  );
}

function checked(file: string, kind: unknown, text: unknown, want: unknown): Query {
  const isList =
    Array.isArray(want) && want.length > 0 && want.every((slug) => typeof slug === 'string');
  if (typeof kind !== 'string' || typeof text !== 'string' || !isList)
    throw new Error(
      `${file}: the query “${String(text)}” needs a kind and a list of slugs, found ${JSON.stringify({ kind, want })}.`,
    );
  return { kind, text, want: want as readonly string[] };
}

/** The queries whose best article is written. */
export function answerable(
  queries: readonly Query[],
  slugs: ReadonlySet<string>,
): readonly Query[] {
  return queries.filter(({ want: [best = ''] }) => slugs.has(best));
}
