/** A named part of a program, between `# region name` and `# endregion` in the comment style of its language. */
export interface Region {
  readonly name: string;
  /** Without markers, indented as little as possible. */
  readonly text: string;
  /** 1-based line in the shown source. */
  readonly firstLine: number;
}

export interface Shown {
  /** The program without its region markers. */
  readonly text: string;
  readonly regions: readonly Region[];
  readonly mistakes: readonly {
    readonly line: number;
    readonly found: string;
    readonly expected: string;
  }[];
}

const marker = /^\s*(?:#|\/\/|--|\/\*)\s*(region|endregion)\b[ \t]*([^*]*?)\s*(?:\*\/)?\s*$/;

/** Takes the markers out of a program and cuts its regions; they may lie in one another. */
export function readRegions(source: string): Shown {
  const kept: string[] = [];
  const open: { readonly name: string; readonly line: number; readonly from: number }[] = [];
  const regions: Region[] = [];
  const mistakes: Shown['mistakes'][number][] = [];
  const names = new Set<string>();

  source.split('\n').forEach((content, index) => {
    const line = index + 1;
    const [, kind, name = ''] = marker.exec(content) ?? [];
    if (kind === undefined) {
      kept.push(content);
    } else if (kind === 'region') {
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
        mistakes.push({
          line,
          found: `region “${name}”`,
          expected: 'a name of lower-case words joined by hyphens',
        });
      } else if (names.has(name)) {
        mistakes.push({ line, found: `a second region ${name}`, expected: 'a name of its own' });
      }
      names.add(name);
      open.push({ name, line, from: kept.length });
    } else {
      const region = open.pop();
      if (region === undefined)
        mistakes.push({ line, found: 'endregion', expected: 'a region opened before it' });
      else regions.push(cut(region.name, kept, region.from));
    }
  });
  for (const { name, line } of open) {
    mistakes.push({
      line,
      found: `region ${name}, never closed`,
      expected: 'an endregion after it',
    });
  }
  return { text: kept.join('\n'), regions, mistakes };
}

function cut(name: string, lines: readonly string[], from: number): Region {
  const inside = lines.slice(from);
  const first = inside.findIndex((line) => !isBlank(line));
  if (first === -1) return { name, text: '', firstLine: from + 1 };
  const content = inside.slice(first, inside.findLastIndex((line) => !isBlank(line)) + 1);
  const indent = Math.min(
    ...content.filter((line) => !isBlank(line)).map((line) => line.search(/\S/)),
  );
  return {
    name,
    text: content.map((line) => line.slice(indent)).join('\n'),
    firstLine: from + first + 1,
  };
}

function isBlank(line: string): boolean {
  return line.trim() === '';
}
