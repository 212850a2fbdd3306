import type { Piece } from './passage.ts';
import { stem, wordsOf } from './words.ts';

/** Where the terms, or other forms of them, stand in a text: half-open ranges of characters, in order. */
export function rangesOf(
  text: string,
  terms: readonly string[],
): readonly (readonly [start: number, end: number])[] {
  const wanted = terms.flatMap(wordsOf);
  if (wanted.length === 0) return [];
  const roots = new Set(wanted.map(stem));
  const beginnings = wanted.filter((word) => word.length > 2);
  const isWanted = (part: string): boolean =>
    roots.has(stem(part)) || beginnings.some((word) => part.startsWith(word));
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+[+#]*/gu)].flatMap(({ 0: word, index }) =>
    wordsOf(word).some(isWanted) ? [[index, index + word.length] as const] : [],
  );
}

/** A title with the terms marked. */
export function markedPieces(text: string, terms: readonly string[]): readonly Piece[] {
  let at = 0;
  const pieces: Piece[] = [];
  for (const [start, end] of rangesOf(text, terms)) {
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false });
    pieces.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}
