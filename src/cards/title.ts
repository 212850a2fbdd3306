/** A title in lines, as large as it may be. */
export interface SetTitle {
  readonly lines: readonly string[];
  /** In px. */
  readonly size: number;
}

const sizes = [88, 76, 66, 58, 52, 46] as const;
const linesMost = 3;

/**
 * Breaks a title into at most three lines that fit into a width and are about equally long. Long titles become smaller;
 * what does not fit even then is cut.
 * @param widthOf at size 1
 */
export function setTitle(
  title: string,
  width: number,
  widthOf: (text: string) => number,
): SetTitle {
  const words = title.split(/\s+/).filter(Boolean);
  const space = widthOf(' ');
  const widths = words.map(widthOf);
  for (const size of sizes) {
    // At the largest sizes a third line would weigh more than the title does.
    const most = size > 70 ? 2 : linesMost;
    for (let count = 1; count <= most; count += 1) {
      const ends = balanced(widths, space, count);
      if (ends === undefined || ends.longest * size > width) continue;
      const lines = ends.breaks.map((end, line) =>
        words.slice(line === 0 ? 0 : ends.breaks[line - 1], end).join(' '),
      );
      return { lines, size };
    }
  }
  const size = sizes.at(-1)!;
  return { lines: filled(words.join(' '), width / size, widthOf), size };
}

interface Division {
  /** The word after each line's last. */
  readonly breaks: readonly number[];
  readonly longest: number;
}

/** So many lines, broken where the longest of them is shortest. */
function balanced(
  widths: readonly number[],
  space: number,
  count: number,
  from = 0,
): Division | undefined {
  let [first, best] = [-space, undefined as Division | undefined];
  for (let end = from + 1; end <= widths.length; end += 1) {
    first += space + widths[end - 1]!;
    if (count === 1) continue;
    const rest = balanced(widths, space, count - 1, end);
    const longest = Math.max(first, rest?.longest ?? Infinity);
    if (rest !== undefined && longest < (best?.longest ?? Infinity))
      best = { breaks: [end, ...rest.breaks], longest };
  }
  if (count > 1 || widths.length === from) return best;
  return { breaks: [widths.length], longest: first };
}

/** Line after line as full as they go, words broken where they must be, the last line cut. */
function filled(text: string, width: number, widthOf: (text: string) => number): readonly string[] {
  let left = [...text];
  const lines: string[] = [];
  while (left.length > 0 && lines.length < linesMost) {
    const mark = lines.length === linesMost - 1 ? '…' : '';
    let many = left.length;
    const line = (): string =>
      left.slice(0, many).join('').trim() + (many < left.length ? mark : '');
    while (many > 1 && widthOf(line()) > width) many -= 1;
    const space = left.lastIndexOf(' ', many);
    if (many < left.length && mark === '' && space > 0) many = space;
    lines.push(line());
    left = left.slice(left[many] === ' ' ? many + 1 : many);
  }
  return lines;
}
