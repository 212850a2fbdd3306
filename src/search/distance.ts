/**
 * How many typing errors lie between two words: letters added, left out, replaced, or neighbors swapped (Damerau 1964,
 * in the restricted form that edits no letter twice). Anything above `limit` is told as `limit + 1`.
 */
export function typingErrors(a: string, b: string, limit = Infinity): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  if (rows[0].length <= b.length) rows = rowsOf(2 * b.length);
  let [before, above, here] = rows;
  for (let column = 0; column <= b.length; column++) above[column] = column;
  for (let row = 1; row <= a.length; row++) {
    here[0] = row;
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let errors = Math.min(
        (above[column] ?? 0) + 1,
        (here[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + same,
      );
      if (column > 1 && row > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        errors = Math.min(errors, (before[column - 2] ?? 0) + 1);
      here[column] = errors;
      least = Math.min(least, errors);
    }
    if (least > limit) return limit + 1;
    [before, above, here] = [above, here, before];
  }
  return Math.min(above[b.length] ?? 0, limit + 1);
}

/** A word is compared with thousands of others on each key: three rows serve all of them. */
let rows = rowsOf(64);

function rowsOf(length: number): readonly [Uint16Array, Uint16Array, Uint16Array] {
  return [new Uint16Array(length + 1), new Uint16Array(length + 1), new Uint16Array(length + 1)];
}

/** How many typing errors we forgive in a word of this length. */
export function forgiven(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}
