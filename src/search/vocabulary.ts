import { stem } from './words.ts';

/**
 * The words of all texts, to tell a word that is meant from a word that was mistyped. Transferred as one string for
 * each commonness; within it words are sorted, and each is a digit (letters shared with the word before) and the rest.
 */
export type PackedVocabulary = readonly string[];

export interface Vocabulary {
  /** Words, and in how many articles they stand: 0 for few, then twice as many for each step. */
  readonly words: ReadonlyMap<string, number>;
  /** Whether a word, or another form of it, stands in a text. */
  has(word: string): boolean;
}

/** @param words lower-case letters only, with the number of articles that have each */
export function packVocabulary(words: ReadonlyMap<string, number>): PackedVocabulary {
  const classes: string[][] = [];
  for (const [word, articles] of words)
    (classes[Math.floor(Math.log2(Math.max(1, articles)))] ??= []).push(word);
  return Array.from(classes, (each = []) => {
    let before = '';
    return each
      .toSorted()
      .map((word) => {
        let same = 0;
        while (same < 9 && same < word.length && word[same] === before[same]) same += 1;
        before = word;
        return `${same}${word.slice(same)}`;
      })
      .join('');
  });
}

export function unpackVocabulary(packed: PackedVocabulary): Vocabulary {
  const words = new Map<string, number>();
  for (const [commonness, text] of packed.entries()) {
    let word = '';
    for (const [, same = '0', rest = ''] of text.matchAll(/(\d)(\D*)/g)) {
      word = word.slice(0, Number(same)) + rest;
      words.set(word, commonness);
    }
  }
  let stems: ReadonlySet<string> | undefined;
  return {
    words,
    has: (word) =>
      words.has(word) || (stems ??= new Set([...words.keys()].map(stem))).has(stem(word)),
  };
}
