import { namesOf, type Term } from './term.ts';

/** A term in a text: `text.slice(start, end)` names it. */
export interface Found {
  readonly slug: string;
  readonly start: number;
  readonly end: number;
}

interface Name {
  readonly slug: string;
  readonly words: readonly string[];
  /** Acronyms and proper names are told by their capitals. */
  readonly isExact: boolean;
}

const word = /[\p{L}\p{N}]+(?:[’'+#.-]*[\p{L}\p{N}+#]+)*/gu;

/** Finds the terms of a glossary in texts, in time that does not depend on how many terms there are. */
export class TermFinder {
  /** Names by their first word, the longest first. */
  readonly #names = new Map<string, Name[]>();

  constructor(terms: readonly Pick<Term, 'slug' | 'term' | 'aliases' | 'article'>[]) {
    for (const { slug, ...term } of terms) {
      for (const name of namesOf({ ...term, definition: '' })) {
        const words = name.match(word) ?? [];
        const [first] = words;
        if (first === undefined) continue;
        const key = plainly(first);
        const others = this.#names.get(key) ?? [];
        others.push({ slug, words, isExact: /\p{Lu}/u.test(name.slice(1)) });
        this.#names.set(
          key,
          others.toSorted((a, b) => b.words.length - a.words.length),
        );
      }
    }
  }

  /** All terms of a text, one behind the other; of two that begin at the same word, the longer one. */
  find(text: string): readonly Found[] {
    const words = [...text.matchAll(word)];
    const found: Found[] = [];
    for (let at = 0; at < words.length; at += 1) {
      const name = this.#nameAt(words, at);
      if (name === undefined) continue;
      const last = words[at + name.words.length - 1]!;
      found.push({
        slug: name.slug,
        start: words[at]!.index,
        end: last.index + last[0].length,
      });
      at += name.words.length - 1;
    }
    return found;
  }

  #nameAt(words: readonly RegExpExecArray[], at: number): Name | undefined {
    const first = words[at]?.[0] ?? '';
    const candidates = this.#names.get(plainly(first)) ?? this.#names.get(plainly(singular(first)));
    return candidates?.find(({ words: wanted, isExact }) =>
      wanted.every((each, index) => {
        const there = words[at + index];
        if (there === undefined) return false;
        if (index > 0 && !isJoined(words[at + index - 1]!, there)) return false;
        const isLast = index === wanted.length - 1;
        const same = (a: string): boolean =>
          plainly(a) === plainly(each) && (!isExact || a.slice(1) === each.slice(1));
        return same(there[0]) || (isLast && same(singular(there[0])));
      }),
    );
  }
}

/** Words of one name have a space or a hyphen between them, and no more. */
function isJoined(before: RegExpExecArray, after: RegExpExecArray): boolean {
  const gap = before.input.slice(before.index + before[0].length, after.index);
  return /^(?:\s+|[-/])$/.test(gap);
}

/** The same for “Belady's” and “belady’s”. */
function plainly(text: string): string {
  return text.toLowerCase().replaceAll('’', "'");
}

function singular(plural: string): string {
  return plural.replace(/(?<=[^s’'])s$/, '');
}
