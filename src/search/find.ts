import type { Concept } from './concept.ts';
import { isKnown, match, nearest, sure, type Catalog } from './match.ts';
import { matchingSections, type Section } from './passage.ts';
import type { TextIndex } from './pagefind.ts';
import { termsOf } from './query.ts';
import { rank, worthOf, type Term } from './rank.ts';
import { corrected } from './spelling.ts';
import { isSmall, wordsOf } from './words.ts';

/** An article that answers. */
export interface Result {
  readonly concept: Concept;
  /** The title or alias that fits, when a name does. */
  readonly name: string | undefined;
  readonly sections: () => Promise<readonly Section[]>;
}

export interface Finding {
  /** Best first. Never cut: who shows them decides how many. */
  readonly results: readonly Result[];
  /** The terms that were looked for in the end. */
  readonly terms: readonly string[];
  /** The query with typing errors put right, if there were any. */
  readonly correction: string | undefined;
  /** Terms that no article has. */
  readonly unknown: readonly string[];
  /** Terms that the best article does without, because no article has them all. */
  readonly missing: readonly string[];
  /** What to offer when there are no results. */
  readonly near: readonly Concept[];
}

/** What can be told without the texts: the concepts whose names surely fit, or at least fit as well as `least` says. */
export function findNames(
  among: Catalog,
  query: string,
  { least = sure, most = 3 } = {},
): readonly Result[] {
  return match(among, query)
    .filter(({ score }) => score >= least)
    .slice(0, most)
    .map(({ concept, name }) => ({ concept, name, sections: () => Promise.resolve([]) }));
}

/**
 * Finds articles by their names and their texts. Terms are looked up one by one, because Pagefind wants all words of a
 * query in one article, and drops the unknown ones without telling.
 *
 * @param verbatim look for what was typed, right or wrong
 */
export async function find(
  among: Catalog,
  texts: TextIndex,
  query: string,
  verbatim = false,
): Promise<Finding> {
  const understood = await Promise.all(
    termsOf(query).map((typed) => understand(among, texts, typed, verbatim)),
  );
  const wrong = understood.filter(({ meant }) => meant !== undefined);
  const correction =
    wrong.length === 0
      ? undefined
      : wrong.reduce((text, { typed, meant }) => text.replace(typed, () => meant ?? ''), query);
  const terms = understood.flatMap((each) => each.terms);
  const ranked = rank(among, terms, correction ?? query);
  const worth = worthOf(terms, among.concepts.length);

  const best = ranked[0];
  const missing =
    best === undefined
      ? []
      : terms.filter(({ hits }, at) => hits.length > 0 && best.has[at] === false);
  return {
    results: ranked.map(({ concept, name, hits }) => ({
      concept,
      name,
      sections: once(async () => {
        const source = hits.find((hit) => hit !== undefined);
        if (source === undefined) return [];
        const fragment = await source.load();
        return matchingSections(
          fragment,
          hits.map((hit) => hit?.places ?? []),
          worth,
        );
      }),
    })),
    terms: terms.map(({ text }) => text),
    correction,
    unknown: understood.filter(({ terms: none }) => none.length === 0).map(({ typed }) => typed),
    missing: missing.map(({ text }) => text),
    near: ranked.length === 0 ? nearest(among, query) : [],
  };
}

interface Understood {
  readonly typed: string;
  /** What to look for; nothing when no article knows the word. */
  readonly terms: readonly Term[];
  /** The term without its typing errors, if it had any. */
  readonly meant: string | undefined;
}

/** Looks a term up as it was typed, else with its errors put right, else by those of its parts that are known. */
async function understand(
  among: Catalog,
  texts: TextIndex,
  typed: string,
  verbatim: boolean,
): Promise<Understood> {
  const hits = await texts.lookUp(typed);
  const words = wordsOf(typed);
  const whole = { text: typed, hits, trust: 1 };
  const isName = words.length === 1 && isKnown(among, words[0] ?? '');
  if (hits.length > 0 || isName) return { typed, terms: [whole], meant: undefined };

  const parts = await Promise.all(
    words.map(async (word) => {
      const found = words.length > 1 ? await texts.lookUp(word) : [];
      if (found.length > 0 || isKnown(among, word))
        return { word, terms: [{ text: word, hits: found, trust: 1 }] };
      const other = verbatim ? undefined : corrected(among, await texts.vocabulary(), word);
      if (other === undefined) return { word, terms: [] };
      const terms = other.word.split(' ').map(async (text) => {
        return { text, hits: await texts.lookUp(text), trust: other.trust };
      });
      return { word: other.word, terms: await Promise.all(terms) };
    }),
  );
  const meant = parts.map(({ word }) => word).join(' ');
  return {
    typed,
    terms: parts
      .flatMap(({ terms }) => terms)
      .filter(({ text }) => words.length === 1 || !isSmall(text)),
    meant: meant === words.join(' ') ? undefined : meant,
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
