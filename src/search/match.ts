import type { Concept, Named } from './concept.ts';
import { forgiven, typingErrors } from './distance.ts';
import { isSmall, stem, wordsOf } from './words.ts';

/** Concepts, or other things with names, made ready for matching; made once for a list. */
export interface Catalog<T extends Named = Concept> {
  readonly concepts: readonly T[];
  readonly names: readonly Name[];
  /** Every word of every name. */
  readonly vocabulary: ReadonlyMap<string, Known>;
  /** First letters of names of three words or more, where no name has them as a word: “bdp” for “bandwidth-delay product”. */
  readonly acronyms: ReadonlySet<string>;
}

interface Known {
  readonly word: string;
  readonly root: string;
  /** From 0.1 to 1: rare words say more. */
  readonly weight: number;
  readonly letters: number;
}

interface Name {
  /** Place in `concepts`. */
  readonly concept: number;
  /** What it counts: 1 for a title, less for other names. */
  readonly value: number;
  readonly text: string;
  readonly words: readonly string[];
  /** What each word weighs, and all together. */
  readonly weights: readonly number[];
  readonly size: number;
  /** The words without the spaces between them. */
  readonly glued: string;
  readonly letters: number;
  readonly initials: string;
}

export interface Match<T extends Named = Concept> {
  readonly concept: T;
  /** 1 is the name itself, 0 has nothing in common. */
  readonly score: number;
  /** The title or alias that fits best. */
  readonly name: string;
  /** How well some name has each word of the query, from 0 to 1: more where little else stands beside it. */
  readonly fits: ReadonlyMap<string, number>;
}

/** A match that is good enough to show before the texts have been searched. */
export const sure = 0.75;

export function catalog<T extends Named>(concepts: readonly T[]): Catalog<T> {
  const titles = concepts.map(({ title }) => new Set(wordsOf(title).map(stem)));
  const titled = new Map<string, number[]>();
  for (const [concept, roots] of titles.entries())
    for (const root of roots) titled.set(root, [...(titled.get(root) ?? []), concept]);
  const isTitleOfAnother = (alias: string, own: number): boolean => {
    const [first = '', ...others] = wordsOf(alias).map(stem);
    const owners = (titled.get(first) ?? []).filter((concept) =>
      others.every((root) => titles[concept]?.has(root)),
    );
    return owners.length > 0 && !owners.includes(own);
  };
  const unweighed = concepts.flatMap(({ title, aliases }, concept) => [
    ...partsOf(title).map((text) => nameOf(concept, text, 1)),
    ...aliases.map((text, place) => {
      const value = isTitleOfAnother(text, concept) ? borrowedValue : aliasValue;
      return nameOf(concept, text, value - 0.002 * Math.min(20, place));
    }),
  ]);
  const owners = new Map<string, Set<number>>();
  for (const { words, concept } of unweighed) {
    for (const word of words) owners.set(word, (owners.get(word) ?? new Set()).add(concept));
  }
  const most = Math.log(1 + concepts.length);
  const vocabulary = new Map(
    [...owners].map(([word, { size }]) => {
      const rarity = Math.log(1 + concepts.length / size) / most;
      const weight = isSmall(word) ? 0.1 : Math.max(0.2, Math.min(1, rarity));
      return [word, { word, root: stem(word), weight, letters: lettersOf(word) }];
    }),
  );
  const names = unweighed.map((name): Name => {
    const weights = name.words.map((word) => vocabulary.get(word)?.weight ?? 1);
    return { ...name, weights, size: sum(weights) };
  });
  const acronyms = new Set(
    names.flatMap(({ initials }) =>
      !/^\p{L}{3,5}$/u.test(initials) || isSmall(initials) || vocabulary.has(initials)
        ? []
        : [initials],
    ),
  );
  return { concepts, names, vocabulary, acronyms };
}

/** What an alias counts where a title counts 1. The first one that an author lists counts a little more than the last. */
const aliasValue = 0.97;
/** What an alias counts that stands in the title of another article: readers mean that one first. */
const borrowedValue = 0.7;

/** What the first letters of a name count: surely meant, also where it is one of many aliases. */
const initialsValue = 0.85;

function nameOf(concept: number, text: string, value: number): Omit<Name, 'weights' | 'size'> {
  const words = wordsOf(text);
  const initials = words.length < 2 ? '' : words.map((word) => word[0]).join('');
  const glued = words.join('');
  return { concept, value, text, words, glued, letters: lettersOf(glued), initials };
}

/** A title and, where it lists several things, each of them: “Locks, Semaphores and Deadlock”. */
function partsOf(title: string): readonly string[] {
  const parts = title
    .split(/[,:;]\s+(?:and\s+)?|\s+(?:and|vs\.?)\s+/i)
    .filter((part) => part !== '');
  return parts.length > 1 ? [title, ...parts] : [title];
}

/**
 * The concepts whose names fit what was typed, best first, those that fit alike in their order. Tolerates typing errors, parts, and any order of words.
 *
 * @param isWord whether a word is known to be one; then it is no other word with a typing error
 */
export function match<T extends Named>(
  among: Catalog<T>,
  typed: string,
  limit = 10,
  isWord: (word: string) => boolean = () => false,
): readonly Match<T>[] {
  const query = wordsOf(typed);
  if (query.length === 0) return [];
  const alikes = query.map((word, place) =>
    likenessTo(word, place === query.length - 1, isWord(word), among),
  );
  const weight = query.map((word, place) => {
    if (isSmall(word)) return 0.1;
    const alike = alikes[place] ?? new Map<string, number>();
    const weights = [...alike.keys()].map((other) => among.vocabulary.get(other)?.weight ?? 1);
    return weights.length === 0 ? 1 : Math.max(...weights);
  });
  // Every word that some word of the query is like, and how much at best.
  const touchable = new Map<string, number>();
  for (const [word, like] of alikes.flatMap((alike) => [...alike]))
    touchable.set(word, Math.max(like, touchable.get(word) ?? 0));
  // In a sentence, “eat” is no “effective access time”.
  const acronyms = query.map((word) => {
    const isShort = query.length <= 3 || typed.includes(word.toUpperCase());
    return isShort && among.acronyms.has(word) && !isWord(word) ? word : undefined;
  });
  const glued = query.join('');
  const letters = lettersOf(glued);
  const total = sum(weight);

  const best = new Map<number, { score: number; name: Name; fits: number[]; near: number[] }>();
  for (const name of among.names) {
    const asOne = asWhole(glued, letters, name);
    // This runs for thousands of names on each key, so it makes no lists that are not needed.
    let touched = 0;
    for (let place = 0; place < name.words.length; place += 1)
      touched += (touchable.get(name.words[place] ?? '') ?? 0) * (name.weights[place] ?? 0);
    const short = acronyms.indexOf(name.initials);
    if (asOne === 0 && touched === 0 && short === -1) continue;
    if (short !== -1) touched = name.size;
    const fits = alikes.map((alike, place) => {
      let most = place === short ? initialsValue : 0;
      for (const word of name.words) most = Math.max(most, alike.get(word) ?? 0);
      return most;
    });
    let asked = 0;
    for (const [place, fit] of fits.entries()) asked += fit * (weight[place] ?? 0);
    asked /= total;
    const covered = touched / (name.size || 1);
    const whole = Math.max(asked * (0.55 + 0.45 * covered), asOne);
    const score = whole * name.value;
    const known = best.get(name.concept);
    const near = fits.map((fit) => fit * name.value * (0.5 + 0.5 * covered));
    if (known === undefined) best.set(name.concept, { score, name, fits, near });
    else {
      known.near = known.near.map((fit, place) => Math.max(fit, near[place] ?? 0));
      known.fits = known.fits.map((fit, place) => Math.max(fit, fits[place] ?? 0));
      if (score > known.score) Object.assign(known, { score, name });
    }
  }
  return [...best]
    .flatMap(([index, { score, name, fits, near }]) => {
      const concept = among.concepts[index];
      const together = sum(fits.map((fit, place) => fit * (weight[place] ?? 0))) / total;
      const words = fits.filter((fit, place) => fit > 0 && (weight[place] ?? 0) > 0.1).length;
      const final = Math.max(score, together * (words > 1 ? 0.68 : 0.6));
      return concept === undefined || final < 0.01
        ? []
        : [
            {
              index,
              concept,
              score: final,
              name: name.text,
              fits: new Map(query.map((word, place) => [word, near[place] ?? 0])),
            },
          ];
    })
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, limit);
}

/** The concepts that look most like what was typed, however little that is: there is always something to offer. */
export function nearest(among: Catalog, typed: string, limit = 3): readonly Concept[] {
  const matched = match(among, typed, limit).map(({ concept }) => concept);
  const pairs = pairsOf(wordsOf(typed).join(' '));
  const alike = among.names
    .map(({ concept, words }) => ({ concept, share: overlap(pairs, pairsOf(words.join(' '))) }))
    .sort((a, b) => b.share - a.share)
    .flatMap(({ concept }) => among.concepts[concept] ?? []);
  return [...new Set([...matched, ...alike])].slice(0, limit);
}

/** Whether a word, or a form or continuation of it, stands in a name, or is the acronym of one. */
export function isKnown({ vocabulary, acronyms }: Catalog<Named>, word: string): boolean {
  if (vocabulary.has(word) || acronyms.has(word)) return true;
  const root = stem(word);
  return [...vocabulary.values()].some(
    (known) => known.word.startsWith(word) || known.root === root,
  );
}

/** The words of the vocabulary that are like a typed word, and how much, from 0 to 1. */
function likenessTo(
  word: string,
  isLast: boolean,
  isWord: boolean,
  { vocabulary }: Catalog<Named>,
): ReadonlyMap<string, number> {
  const typed = {
    word,
    root: stem(word),
    letters: lettersOf(word),
    isSmall: isSmall(word),
    isLast,
    isWord: isWord || vocabulary.has(word),
  };
  const alike = new Map<string, number>();
  for (const known of vocabulary.values()) {
    const like = likeness(typed, known);
    if (like > 0) alike.set(known.word, like);
  }
  return alike;
}

interface Typed extends Omit<Known, 'weight'> {
  readonly isSmall: boolean;
  readonly isWord: boolean;
  /** The last word may not be finished. */
  readonly isLast: boolean;
}

function likeness(typed: Typed, known: Known): number {
  const { word, root, letters } = typed;
  const other = known.word;
  if (word === other) return 1;
  if (typed.isSmall) return 0;
  if (root === known.root) return 0.97;
  if (other.startsWith(word) && (typed.isLast || word.length > 2))
    return 0.75 + (0.2 * word.length) / other.length;
  if (typed.isWord) return 0;
  const budget = forgiven(Math.min(word.length, other.length + 1));
  if (budget === 0) return 0;
  if (differing(letters, known.letters) <= 2 * budget) {
    const errors = typingErrors(word, other, budget);
    if (errors <= budget) return 0.92 - 0.1 * errors;
  }
  if (!typed.isLast || other.length <= word.length || word.length < 5) return 0;
  // The error may have added a letter or lost one.
  return [0, 1, -1].some((more) => typingErrors(word, other.slice(0, word.length + more), 1) <= 1)
    ? 0.72
    : 0;
}

/** Which letters a word has, a bit for each: one typing error changes at most two. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) % 31);
  return letters;
}

function differing(a: number, b: number): number {
  let bits = a ^ b;
  let count = 0;
  for (; bits !== 0; bits &= bits - 1) count += 1;
  return count;
}

/** Compares without spaces, so that “write ahead”, “write-ahead” and “writeahead” are one; also initials. */
function asWhole(typed: string, letters: number, name: Name): number {
  const { glued, initials } = name;
  if (glued === typed) return 1;
  if (initials.length > 1 && initials === typed) return initialsValue;
  if (typed.length < 3) return 0;
  if (glued.startsWith(typed)) return 0.75 + (0.2 * typed.length) / glued.length;
  const budget = forgiven(Math.min(typed.length, glued.length));
  if (budget === 0 || Math.abs(typed.length - glued.length) > budget) return 0;
  if (differing(letters, name.letters) > 2 * budget) return 0;
  const errors = typingErrors(typed, glued, budget);
  return errors <= budget ? 0.92 - 0.1 * errors : 0;
}

function pairsOf(text: string): ReadonlySet<string> {
  return new Set(
    Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)),
  );
}

/** Dice's coefficient. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return (2 * shared) / (a.size + b.size || 1);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
