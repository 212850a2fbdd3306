import type { Concept } from './concept.ts';
import { match, sure, type Catalog } from './match.ts';
import type { Hit } from './pagefind.ts';
import { leastShare, pairReach, passageReach, rarityCounts, weights } from './ranking.ts';
import { wordsOf } from './words.ts';

/** A word or identifier to look for, and the articles whose texts have it. */
export interface Term {
  readonly text: string;
  readonly hits: readonly Hit[];
  /** From 0 to 1: less for what was only guessed. */
  readonly trust: number;
}

export interface Ranked {
  readonly concept: Concept;
  /** The title or other name that fits, when one does. */
  readonly name: string | undefined;
  /** For each term, what the article's text has of it. */
  readonly hits: readonly (Hit | undefined)[];
  /** For each term, whether the article has it, in its text or in its names. */
  readonly has: readonly boolean[];
}

/**
 * The articles that answer, best first. A term counts by its rarity. For each, an article earns by its text (the score
 * of Pagefind, beside the article that has most of the term), by its names, and by having it beside the other terms.
 * Above all stand the names that surely were meant, in the order in which they were shown before any text was searched.
 */
export function rank(among: Catalog, terms: readonly Term[], query: string): readonly Ranked[] {
  const total = among.concepts.length;
  const worth = worthOf(terms, total);
  const all = sum(worth) || 1;
  const most = terms.map(({ hits }) => Math.max(...hits.map(({ score }) => score), 1e-9));
  const bySlug = terms.map(({ hits }) => new Map(hits.map((hit) => [hit.slug, hit])));
  // What a text has is no name with a typing error.
  const words = new Set(
    terms.flatMap(({ text, hits }) => (hits.length > 0 ? [text.toLowerCase()] : [])),
  );
  const named = new Map(
    match(among, query, total, (word) => words.has(word)).map((each) => [each.concept, each]),
  );

  const found = among.concepts.map((concept) => {
    const name = named.get(concept);
    const whole = name?.score ?? 0;
    const hits = bySlug.map((hit) => hit.get(concept.slug));
    const fits = terms.map(({ text }) => fitOf(text, name?.fits));
    const part = (of: readonly number[]): number =>
      sum(of.map((each, at) => each * (worth[at] ?? 0))) / all;
    const score =
      weights.text * part(hits.map((hit, at) => (hit?.score ?? 0) / (most[at] ?? 1))) +
      weights.names * part(fits) +
      weights.pairs * part(pairsOf(hits)) +
      weights.together * part(bestPassage(hits, worth)) +
      weights.whole * whole ** 2;
    const has = hits.map((hit, at) => hit !== undefined || (fits[at] ?? 0) > 0);
    return {
      concept,
      name: whole >= 0.5 ? name?.name : undefined,
      hits,
      has,
      score,
      share: part(hits.map((hit) => (hit === undefined ? 0 : 1))),
      isNamed: whole >= 0.5,
      surely: whole >= sure ? whole : 0,
    };
  });
  const mostShare = Math.max(0, ...found.map(({ share }) => share));
  return found
    .filter(({ share, isNamed }) => isNamed || (share > 0 && share >= leastShare * mostShare))
    .sort(
      (a, b) =>
        b.surely - a.surely || b.score - a.score || a.concept.title.localeCompare(b.concept.title),
    );
}

/** What each term counts, by how few of all articles have it: the idf of BM25, without its drop for common words, and flatter. */
export function worthOf(terms: readonly Term[], total: number): readonly number[] {
  return terms.map(
    ({ hits, trust }) => trust * Math.log(1 + total / (hits.length + 0.5)) ** rarityCounts,
  );
}

/** How well the names of an article have a term, from 0 to 1. */
function fitOf(term: string, fits: ReadonlyMap<string, number> | undefined): number {
  if (fits === undefined) return 0;
  const words = wordsOf(term);
  return sum(words.map((word) => fits.get(word) ?? 0)) / (words.length || 1);
}

/** For each term, how often it stands in the text beside its neighbor in the query, from 0 to 1. */
function pairsOf(hits: readonly (Hit | undefined)[]): readonly number[] {
  const besideNext = hits.slice(1).map((hit, at) => {
    const others = hit?.places ?? [];
    let next = 0;
    const beside = (hits[at]?.places ?? []).filter((place) => {
      while ((others[next] ?? Infinity) < place - pairReach) next += 1;
      return (others[next] ?? Infinity) <= place + pairReach;
    });
    return beside.length / (beside.length + 2);
  });
  return hits.map((_, at) => ((besideNext[at - 1] ?? 0) + (besideNext[at] ?? 0)) / 2);
}

/** For each term, 1 when it stands in the passage that has the most of them, by what they count. */
function bestPassage(
  hits: readonly (Hit | undefined)[],
  worth: readonly number[],
): readonly number[] {
  const places = hits.flatMap((hit, term) => (hit?.places ?? []).map((place) => ({ place, term })));
  places.sort((a, b) => a.place - b.place);
  const inside = hits.map(() => 0);
  const count = (term: number, by: number): number => (inside[term] = (inside[term] ?? 0) + by);
  let here = 0;
  let most = 0;
  let best: readonly number[] = inside;
  let from = 0;
  for (const { place, term } of places) {
    if (count(term, 1) === 1) here += worth[term] ?? 0;
    for (let first = places[from]; first !== undefined; first = places[++from]) {
      if (place - first.place <= passageReach) break;
      if (count(first.term, -1) === 0) here -= worth[first.term] ?? 0;
    }
    if (here <= most) continue;
    most = here;
    best = inside.map((each) => Math.min(1, each));
  }
  return best;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
