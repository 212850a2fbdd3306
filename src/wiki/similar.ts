import { distance } from 'fastest-levenshtein';

/** The candidates nearest to what was typed, best first; none that differ in more than a third of the letters. */
export function similar(typed: string, candidates: Iterable<string>, limit = 3): readonly string[] {
  return [...candidates]
    .map((candidate) => ({ candidate, away: distance(typed, candidate) }))
    .filter(
      ({ candidate, away }) =>
        away <= Math.max(2, Math.ceil(Math.max(typed.length, candidate.length) / 3)),
    )
    .toSorted((a, b) => a.away - b.away || a.candidate.localeCompare(b.candidate))
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}
