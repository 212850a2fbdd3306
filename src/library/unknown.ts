import type { Problem } from '#wiki/problem.ts';
import { similar } from '#wiki/similar.ts';

/** A name that nothing has, with the one that was probably meant. */
export function unknown(
  kind: string,
  value: string,
  known: ReadonlySet<string>,
): Pick<Problem, 'found' | 'expected'> {
  const [nearest] = similar(value, known, 1);
  return {
    found: `the unknown ${kind} “${value}”`,
    expected:
      nearest === undefined
        ? `one of ${known.size > 12 ? `the ${known.size} there are` : [...known].join(', ') || 'none so far'}`
        : `did you mean “${nearest}”?`,
  };
}
