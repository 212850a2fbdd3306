import type { Way } from '#playground/engine.ts';
import type { Language } from './language.ts';
import type { EntryFields } from './schema.ts';

/** How a reader can run a program in the browser, or why not. */
export type InBrowser = Way | { readonly never: string };

const wayOf: Readonly<Record<Language, InBrowser>> = {
  ts: 'worker',
  js: 'worker',
  python: 'pyodide',
  go: { never: 'needs a compiler' },
  c: { never: 'needs a compiler' },
  sh: { never: 'needs a shell' },
  sql: { never: 'needs SQLite' },
};

/** What the entry says about all its programs, for one of them. */
export function browserOf(said: EntryFields['browser'], language: Language): InBrowser | undefined {
  if (typeof said === 'object' && 'never' in said) return said;
  const own = wayOf[language];
  return typeof own === 'object' || waysOf(said).includes(own) ? own : undefined;
}

export function waysOf(said: EntryFields['browser']): readonly Way[] {
  if (said === undefined) return [];
  if (typeof said === 'string') return [said];
  return 'never' in said ? [] : said;
}
