import { isSmall, wordsOf } from './words.ts';

/** Longer questions are cut here: nobody types them, and somebody pastes them. */
const longest = 200;
const mostTerms = 12;

/** What was typed, without what cannot be searched: control characters, broken characters, superfluous space. */
export function cleaned(typed: string): string {
  return typed
    .slice(0, 4 * longest)
    .toWellFormed()
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed()
    .trim();
}

/**
 * The terms to look for, as Pagefind takes them: identifiers in one piece (`sync.WaitGroup`, `C++`), without brackets
 * and quotation marks, without the small words of a sentence unless there are no others.
 */
export function termsOf(query: string): readonly string[] {
  const terms = query
    .split(/[^\p{L}\p{N}\p{M}+#._\-@/']+/u)
    .map((term) => term.replace(/^[.\-/'@]+|[.\-/']+$/g, '').replace(/'s$/, ''))
    .filter((term) => /[\p{L}\p{N}]/u.test(term));
  const lower = terms.map((term) => term.toLowerCase());
  const unique = terms.filter((_, index) => lower.indexOf(lower[index] ?? '') === index);
  const large = unique.filter((term) => !wordsOf(term).every(isSmall));
  return (large.length > 0 ? large : unique).slice(0, mostTerms);
}
