/** What a reader searches for; the address of the search page says the same. */
export interface Search {
  readonly query: string;
  /** Slug of a category; empty for all. */
  readonly category: string;
  /** A level; empty for all. */
  readonly level: string;
  /** Look for what was typed, even if it looks like a mistake. */
  readonly verbatim: boolean;
}

/** The base path of the site, from slash to slash. */
export function basePath(): string {
  return document.body.dataset['base'] ?? '/';
}

export function readSearch(parameters: string): Search {
  const values = new URLSearchParams(parameters);
  return {
    query: values.get('q') ?? '',
    category: slugOf(values.get('category') ?? ''),
    level: slugOf(values.get('level') ?? ''),
    verbatim: values.get('verbatim') === '1',
  };
}

/** “/search/?q=…&category=…”, without what is not asked for. */
export function searchAddress(base: string, search: Search): string {
  const values = new URLSearchParams();
  if (search.query !== '') values.set('q', search.query);
  if (search.category !== '') values.set('category', search.category);
  if (search.level !== '') values.set('level', search.level);
  if (search.verbatim) values.set('verbatim', '1');
  const text = values.toString();
  return `${base}search/${text === '' ? '' : `?${text}`}`;
}

/** An article, or a section of it, with the words to be marked there. */
export function resultAddress(
  base: string,
  slug: string,
  terms: readonly string[],
  section = '',
): string {
  const marks =
    terms.length === 0 ? '' : `?${new URLSearchParams({ highlight: terms.join(' ') }).toString()}`;
  return `${base}concepts/${slug}/${marks}${section === '' ? '' : `#${section}`}`;
}

/** “Messaging & streaming” → messaging-and-streaming, the slug that the category has. */
export function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
