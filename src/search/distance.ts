/**
 * How many typing errors lie between two words: letters added, left out, replaced, or neighbors swapped (Damerau 1964,
 * in the restricted form that edits no letter twice). Anything above `limit` is told as `limit + 1`.
 */
export function typingErrors(a: string, b: string, limit = Infinity): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const here = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let errors = Math.min(
        (above[column] ?? 0) + 1,
        (here[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + same,
      );
      if (a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        errors = Math.min(errors, (before[column - 2] ?? 0) + 1);
      here.push(errors);
      least = Math.min(least, errors);
    }
    if (least > limit) return limit + 1;
    before = above;
    above = here;
  }
  return Math.min(above[b.length] ?? 0, limit + 1);
}

/** How many typing errors we forgive in a word of this length. */
export function forgiven(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}
