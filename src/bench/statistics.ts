/**
 * The middle value; of an even number of values, the mean of the two in the middle.
 * @throws RangeError for no values
 */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new RangeError('No median of no values.');
  return (lower + upper) / 2;
}

/** The median of every field by itself: the parts need not come from one run. */
export function medians<Field extends string>(
  runs: readonly Readonly<Record<Field, number>>[],
): Readonly<Record<Field, number>> {
  const fields = Object.keys(runs[0] ?? {}) as Field[];
  return Object.fromEntries(
    fields.map((field) => [field, median(runs.map((run) => run[field]))]),
  ) as Record<Field, number>;
}
