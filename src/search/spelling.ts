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

/**
 * What was most likely meant by a word that neither names nor texts have: a word with its typing errors put right, two
 * words written as one, or the root of a derived word. Undefined when the word is known or nothing is near.
 */
export function corrected(among: Catalog, texts: Vocabulary, word: string): Correction | undefined {
  if (!/^\p{L}{4,}$/u.test(word) || isSmall(word)) return undefined;
  if (isKnown(among, word) || texts.has(word)) return undefined;
  return mended(among, texts, word) ?? parted(among, texts, word) ?? rooted(among, texts, word);
}

function mended(among: Catalog, texts: Vocabulary, word: string): Correction | undefined {
  const budget = forgiven(word.length);
  let best: { word: string; cost: number; errors: number } | undefined;
  for (const [other, commonness, isName] of candidates(among, texts)) {
    if (Math.abs(other.length - word.length) > budget) continue;
    const errors = typingErrors(word, other, budget);
    if (errors > budget) continue;
    const ahead = common * commonness + (isName ? named : 0);
    const cost = errors + (other[0] === word[0] ? 0 : firstLetter) - ahead;
    if (best === undefined || cost < best.cost || (cost === best.cost && other < best.word))
      best = { word: other, cost, errors };
  }
  if (best === undefined) return undefined;
  return { word: best.word, trust: 1 - best.errors / Math.max(4, word.length - 1) };
}

/** “threadpool” → “thread pool” */
function parted(
  { vocabulary }: Catalog,
  { words }: Vocabulary,
  word: string,
): Correction | undefined {
  const isWord = (part: string): boolean => vocabulary.has(part) || words.has(part);
  for (let at = 3; at <= word.length - 3; at++) {
    const [left, right] = [word.slice(0, at), word.slice(at)];
    if (isWord(left) && isWord(right)) return { word: `${left} ${right}`, trust: 0.8 };
  }
  return undefined;
}

/** “containerisation” → “container” */
function rooted(among: Catalog, texts: Vocabulary, word: string): Correction | undefined {
  let root = '';
  for (const [other] of candidates(among, texts))
    if (other.length > Math.max(5, root.length) && word.startsWith(other)) root = other;
  return root.length < word.length / 2 ? undefined : { word: root, trust: 0.6 };
}

/** Words that may be meant, with their commonness, and whether a name has them. */
function* candidates(
  { vocabulary }: Catalog,
  { words }: Vocabulary,
): Generator<readonly [word: string, commonness: number, isName: boolean]> {
  for (const word of vocabulary.keys())
    if (/^\p{L}{4,}$/u.test(word) && !isSmall(word)) yield [word, words.get(word) ?? 0, true];
  for (const [word, commonness] of words)
    if (!vocabulary.has(word) && !isSmall(word)) yield [word, commonness, false];
}
