import type { Fragment } from './pagefind.ts';
import { passageLength } from './ranking.ts';

/** A piece of text; `marked` when it is what the reader looked for. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

export interface Section {
  /** Anchor on the page; empty above the first heading. */
  readonly id: string;
  readonly title: string;
  readonly passage: readonly Piece[];
}

/** Places of each term in the text, counted in words. */
export type Places = readonly (readonly number[])[];

/** Sections that repeat what the article has said, or hide it until it is asked for. */
const lastResort = new Set(['drill']);

/**
 * The sections of an article that have the terms, best first: more of the terms, then more often.
 *
 * @param worth what each term counts
 */
export function matchingSections(
  fragment: Fragment,
  places: Places,
  worth: readonly number[] = places.map(() => 1),
): readonly Section[] {
  const most = Math.max(...worth, 1e-9);
  const values = worth.map((each) => each / most);
  const words = fragment.content.split(/[^\S\uFEFF]+/g);
  const headings = fragment.anchors
    .filter(({ element, text }) => /^h[2-6]$/i.test(element) && text.trim() !== '')
    .map(({ id, text, location }) => ({ id, title: text.trim(), from: location }))
    .sort((a, b) => a.from - b.from);
  const bounds = [{ id: '', title: '', from: 0 }, ...headings];

  return bounds
    .map(({ id, title, from }, index) => {
      const to = bounds[index + 1]?.from ?? words.length;
      const inside = places.map((each) => each.filter((place) => place >= from && place < to));
      const terms = inside.filter((each) => each.length > 0).length;
      const often = Math.min(0.9, inside.flat().length / 50);
      const value = inside.reduce(
        (sum, each, term) => sum + (each.length > 0 ? (values[term] ?? 0) : 0),
        0,
      );
      const score = lastResort.has(id) ? 0 : value + 0.5 * often;
      return { id, title, from, to, inside, terms, score };
    })
    .filter(({ terms }) => terms > 0)
    .sort((a, b) => b.score - a.score || a.from - b.from)
    .map(({ id, title, from, to, inside }) => {
      // The heading itself stands above the passage.
      const start = id === '' ? from : Math.min(from + title.split(/\s+/).length, to);
      return { id, title, passage: passageOf(words, inside, start, to, values) };
    });
}

/** The stretch of words that has most of the terms, begun where its sentence begins if that is near. */
function passageOf(
  words: readonly string[],
  places: Places,
  from: number,
  to: number,
  values: readonly number[],
): readonly Piece[] {
  const last = Math.max(from, to - passageLength);
  const starts = [
    ...new Set(places.flat().map((place) => Math.max(from, Math.min(place - 5, last)))),
  ];
  const within = (each: readonly number[], start: number): number =>
    each.filter((place) => place >= start && place < start + passageLength).length;
  // A sentence says more than a program that has the same words.
  const signs = (start: number): number =>
    words.slice(start, start + passageLength).filter((word) => /[={}_]|\(\)|^\W+$/.test(word))
      .length;
  const worth = (start: number): number =>
    places.reduce(
      (total, each, term) => total + Math.min(1.2, within(each, start)) * (values[term] ?? 0),
      -0.1 * signs(start),
    );
  const best =
    starts
      .map((at) => ({ at, worth: worth(at) }))
      .sort((a, b) => b.worth - a.worth || a.at - b.at)[0]?.at ?? from;

  const sentence = [0, 1, 2, 3, 4, 5, 6]
    .map((back) => best - back)
    .find((at) => at === from || (at > from && /[.?!:]$/.test(words[at - 1] ?? '')));
  const start = Math.max(from, sentence ?? best);
  const end = Math.min(to, start + passageLength);
  const marked = new Set(places.flat());
  const pieces = words
    .slice(start, end)
    .flatMap((word, index) => piecesOfWord(word, marked.has(start + index), index > 0));
  return [
    ...(start > from ? [{ text: '… ', marked: false }] : []),
    ...joined(pieces),
    ...(end < to ? [{ text: ' …', marked: false }] : []),
  ];
}

/** “(cache)?” is marked without its brackets and punctuation. */
function piecesOfWord(word: string, isMarked: boolean, spaced: boolean): readonly Piece[] {
  const space = spaced ? ' ' : '';
  if (!isMarked) return [{ text: space + word, marked: false }];
  const [, before = '', core = word, after = ''] =
    /^([^\p{L}\p{N}]*)(.*?[+#]*)([^\p{L}\p{N}+#]*)$/u.exec(word) ?? [];
  return [
    { text: space + before, marked: false },
    { text: core, marked: true },
    { text: after, marked: false },
  ];
}

function joined(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const previous = result.at(-1);
    if (piece.text === '') continue;
    if (previous !== undefined && previous.marked === piece.marked)
      result[result.length - 1] = { ...piece, text: previous.text + piece.text };
    else result.push(piece);
  }
  return result;
}
