/** What stands after the language of a fence: `title="retry.go" {2,5-7} ins={3} del={4} fragment`. */
export interface FenceMeta {
  readonly attributes: Readonly<Record<string, string>>;
  readonly flags: ReadonlySet<string>;
  readonly marked: ReadonlySet<number>;
  readonly inserted: ReadonlySet<number>;
  readonly deleted: ReadonlySet<number>;
  /** What could not be read. */
  readonly unknown: readonly string[];
}

const part = /([a-z]+)="([^"]*)"|(ins|del)?=?\{([\d,\s-]+)\}|(\S+)/gi;

export function readMeta(meta: string): FenceMeta {
  const attributes: Record<string, string> = {};
  const flags = new Set<string>();
  const lines = { mark: new Set<number>(), ins: new Set<number>(), del: new Set<number>() };
  const unknown: string[] = [];

  for (const [, name, value, kind, ranges, word] of meta.matchAll(part)) {
    if (name !== undefined && value !== undefined) attributes[name] = value;
    else if (ranges !== undefined)
      for (const line of expand(ranges)) lines[lineKind(kind)].add(line);
    else if (word !== undefined && /^[a-z]+$/.test(word)) flags.add(word);
    else if (word !== undefined) unknown.push(word);
  }
  return {
    attributes,
    flags,
    marked: lines.mark,
    inserted: lines.ins,
    deleted: lines.del,
    unknown,
  };
}

function lineKind(kind: string | undefined): 'mark' | 'ins' | 'del' {
  return kind === 'ins' || kind === 'del' ? kind : 'mark';
}

/** “2,5-7” → 2, 5, 6, 7 */
function expand(ranges: string): readonly number[] {
  return ranges.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}
