/** What was searched for lately. It stays in this browser. */
const key = 'recent-searches';
const most = 6;

export function recentSearches(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(stored)
      ? stored.filter((each): each is string => typeof each === 'string').slice(0, most)
      : [];
  } catch {
    return [];
  }
}

export function rememberSearch(query: string): void {
  if (query === '') return;
  const others = recentSearches().filter((each) => each.toLowerCase() !== query.toLowerCase());
  store([query, ...others].slice(0, most));
}

export function forgetSearches(): void {
  store([]);
}

/** Storage can be forbidden; nothing is remembered then. */
function store(queries: readonly string[]): void {
  try {
    if (queries.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(queries));
  } catch {}
}
