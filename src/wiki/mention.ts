/** A sentence of an article that links to another. The three parts together are the sentence. */
export interface Mention {
  /** The article that is mentioned. */
  readonly slug: string;
  readonly before: string;
  /** The words that are the link. */
  readonly words: string;
  readonly after: string;
}

/** A mention seen from the article that is mentioned. */
export interface Backlink extends Omit<Mention, 'slug'> {
  readonly from: { readonly slug: string; readonly title: string };
}

/** Who mentions an article, by title. Made once for all articles: the time is in proportion to the mentions. */
export function backlinks(
  articles: readonly {
    readonly slug: string;
    readonly title: string;
    readonly mentions: readonly Mention[];
  }[],
): ReadonlyMap<string, readonly Backlink[]> {
  const found = new Map<string, Backlink[]>();
  for (const { slug: own, title, mentions } of articles) {
    for (const { slug, ...sentence } of mentions) {
      if (slug === own) continue;
      const list = found.get(slug) ?? [];
      list.push({ from: { slug: own, title }, ...sentence });
      found.set(slug, list);
    }
  }
  for (const list of found.values()) list.sort((a, b) => a.from.title.localeCompare(b.from.title));
  return found;
}
