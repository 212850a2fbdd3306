import { forgiven, typingErrors } from './distance.ts';
import { isKnown, type Catalog } from './match.ts';
import type { Vocabulary } from './vocabulary.ts';
import { isSmall } from './words.ts';

/** What was most likely meant by a word. */
export interface Correction {
  readonly word: string;
  /** From 0 to 1: less for more errors, for short words, and among many that are as near. */
  readonly trust: number;
}

/** What an error in the first letter, which is rare, counts beside others. */
const firstLetter = 0.4;
/** What a word of a name has ahead of a word of a text. */
const named = 0.3;
/** What a step of commonness has ahead. */
const common = 0.06;

/** The word of names or texts that was most likely meant; undefined when the word is known or nothing is near. */
export function corrected(among: Catalog, texts: Vocabulary, word: string): Correction | undefined {
  if (!/^\p{L}{4,}$/u.test(word) || isSmall(word)) return undefined;
  if (isKnown(among, word) || texts.has(word)) return undefined;
  const budget = forgiven(word.length);
  let best: { word: string; cost: number; errors: number } | undefined;
  const consider = (other: string, ahead: number): void => {
    if (Math.abs(other.length - word.length) > budget || other.length < 4) return;
    const errors = typingErrors(word, other, budget);
    if (errors > budget || isSmall(other)) return;
    const cost = errors + (other[0] === word[0] ? 0 : firstLetter) - ahead;
    if (best === undefined || cost < best.cost || (cost === best.cost && other < best.word))
      best = { word: other, cost, errors };
  };
  for (const other of among.vocabulary.keys())
    if (/^\p{L}+$/u.test(other)) consider(other, named + common * (texts.words.get(other) ?? 0));
  for (const [other, commonness] of texts.words)
    if (!among.vocabulary.has(other)) consider(other, common * commonness);
  if (best === undefined) return undefined;
  const trust = 1 - best.errors / Math.max(4, word.length - 1);
  return { word: best.word, trust };
}
