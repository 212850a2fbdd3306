import type { Concept } from './concept.ts';
import { corrected, isKnown, match, nearest, sure, type Catalog } from './match.ts';
import { matchingSections, type Section } from './passage.ts';
import type { Hit, TextIndex } from './pagefind.ts';
import { termsOf } from './query.ts';
import { leastShare, nameWeight } from './ranking.ts';
import { stem, wordsOf } from './words.ts';

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

interface Term {
  readonly text: string;
  readonly hits: readonly Hit[];
}

/** What can be told without the texts: the concepts whose names surely fit. */
export function findNames(among: Catalog, query: string): readonly Result[] {
  return match(among, query)
    .filter(({ score }) => score >= sure)
    .slice(0, 3)
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
  lookUp: TextIndex,
  query: string,
  verbatim = false,
): Promise<Finding> {
  const checked = await Promise.all(
    termsOf(query).map(async (typed) => {
      const hits = await lookUp(typed);
      if (wordsOf(typed).every((word) => isKnown(among, word)) || (await isTrue(typed, hits)))
        return { typed, text: typed, hits };
      const words = wordsOf(typed);
      const text = words.map((word) => corrected(among, word) ?? word).join(' ');
      if (verbatim || text === words.join(' ')) return { typed, text: typed, hits: [] };
      return { typed, text, hits: await lookUp(text) };
    }),
  );
  const wrong = checked.filter(({ typed, text }) => text !== typed);
  const correction =
    wrong.length === 0
      ? undefined
      : wrong.reduce((text, term) => text.replace(term.typed, () => term.text), query);
  const terms = checked.filter(({ hits }) => hits.length > 0);
  const ranked = rank(among, terms, correction ?? query);

  const best = ranked[0]?.slug;
  const missing =
    best === undefined || (ranked[0]?.share ?? 1) === 0
      ? []
      : terms.filter(({ hits }) => hits.every(({ slug }) => slug !== best));
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
        );
      }),
    })),
    terms: terms.map(({ text }) => text),
    correction,
    unknown: checked.filter(({ hits }) => hits.length === 0).map(({ typed }) => typed),
    missing: missing.map(({ text }) => text),
    near: ranked.length === 0 ? nearest(among, query) : [],
  };
}

interface Ranked {
  readonly slug: string;
  readonly concept: Concept;
  readonly name: string | undefined;
  readonly share: number;
  /** For each term, what the article has of it. */
  readonly hits: readonly (Hit | undefined)[];
}

function rank(among: Catalog, terms: readonly Term[], query: string): readonly Ranked[] {
  const total = among.concepts.length;
  const rarity = terms.map(({ hits }) => Math.log(1 + total / hits.length));
  const all = rarity.reduce((sum, each) => sum + each, 0) || 1;
  const names = new Map(match(among, query, total).map((each) => [each.concept.slug, each]));

  const found = among.concepts.map((concept) => {
    const hits = terms.map((term) => term.hits.find(({ slug }) => slug === concept.slug));
    const share =
      hits.reduce((sum, hit, index) => sum + (hit === undefined ? 0 : (rarity[index] ?? 0)), 0) /
      all;
    const sum = hits.reduce((each, hit) => each + (hit?.score ?? 0), 0);
    const named = names.get(concept.slug);
    const text = sum * share ** 2 * (1 + nearness(hits));
    return { slug: concept.slug, concept, hits, share, text, named };
  });
  const best = Math.max(0, ...found.map(({ text }) => text)) || 1;
  const mostShare = Math.max(0, ...found.map(({ share }) => share));
  return found
    .filter(
      ({ share, named }) =>
        (share > 0 && share >= leastShare * mostShare) || (named?.score ?? 0) >= 0.5,
    )
    .map(({ named, text, ...rest }) => {
      const score = named?.score ?? 0;
      return {
        ...rest,
        name: score >= 0.5 ? named?.name : undefined,
        score: text / best + nameWeight * score ** 2 + (score >= sure ? 1 : 0),
      };
    })
    .sort((a, b) => b.score - a.score || a.concept.title.localeCompare(b.concept.title));
}

/** From 0, the terms stand far from each other, to 0.5, they stand side by side. */
function nearness(hits: readonly (Hit | undefined)[]): number {
  const places = hits.flatMap((hit, term) => (hit?.places ?? []).map((place) => ({ place, term })));
  const terms = new Set(places.map(({ term }) => term)).size;
  if (terms < 2) return 0;
  places.sort((a, b) => a.place - b.place);
  let shortest = Infinity;
  const latest = new Map<number, number>();
  for (const { place, term } of places) {
    latest.set(term, place);
    if (latest.size === terms) shortest = Math.min(shortest, place - Math.min(...latest.values()));
  }
  return 0.5 * Math.min(1, terms / Math.max(1, shortest));
}

/**
 * Whether the texts truly have the term. Where they don't, Pagefind finds the longest word that the term begins with:
 * “consitent” finds “c”.
 */
async function isTrue(term: string, hits: readonly Hit[]): Promise<boolean> {
  const hit = hits.find(({ places }) => places.length > 0);
  const place = hit?.places[0];
  if (hit === undefined || place === undefined) return false;
  const { content } = await hit.load();
  const text = content.split(/[^\S\uFEFF]+/g)[place] ?? '';
  const wanted = wordsOf(term);
  const there = wordsOf(text);
  const glued = there.join('');
  return wanted.every(
    (word) =>
      glued.includes(word) ||
      there.some(
        (other) => stem(other) === stem(word) || shared(word, other) >= 0.75 * word.length,
      ),
  );
}

/** Letters that two words have in common at their beginning. */
function shared(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
