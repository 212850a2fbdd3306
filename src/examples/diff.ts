const contextLines = 2;
const mostLines = 30;

/** Line by line what was expected (-) and what came instead (+), with a little of what surrounds it. */
export function diff(expected: string, actual: string): string {
  const before = expected.split('\n');
  const after = actual.split('\n');
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const rest = Math.min(before.length, after.length) - head;
  while (tail < rest && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return [
    ...mark(' ', before.slice(Math.max(0, head - contextLines), head)),
    ...mark('-', before.slice(head, before.length - tail)),
    ...mark('+', after.slice(head, after.length - tail)),
    ...mark(' ', before.slice(before.length - tail).slice(0, contextLines)),
  ]
    .join('\n')
    .trimEnd();
}

function mark(sign: string, lines: readonly string[]): readonly string[] {
  const more = lines.length - mostLines;
  const shown = lines.slice(0, mostLines).map((line) => `  ${sign} ${line}`);
  return more > 0 ? [...shown, `  ${sign} … ${more} more lines`] : shown;
}
