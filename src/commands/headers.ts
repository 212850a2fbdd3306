import { pattern, type Pattern } from './pattern.ts';

export interface HeaderRule {
  readonly path: Pattern;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/**
 * Reads a `_headers` file: a path at the margin, its headers indented below, `#` for comments.
 * Throws with file and line where a line is neither.
 */
export function parseHeaders(text: string, file = '_headers'): readonly HeaderRule[] {
  const rules: { path: Pattern; headers: [string, string][] }[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    if (line.startsWith('/')) {
      rules.push({ path: pattern(line.trim()), headers: [] });
      continue;
    }
    const header = /^\s+([\w-]+):\s*(\S.*)$/.exec(line.trimEnd());
    const rule = rules.at(-1);
    if (!header || !rule) {
      throw new Error(
        `${file}:${index + 1}  found “${line.trim()}” — a path at the margin, or below one an indented “Name: value”`,
      );
    }
    rule.headers.push([header[1]!, header[2]!]);
  }
  return rules;
}

/** The headers of a path. A name that several rules give is joined by commas, as both hosts do. */
export function headersFor(
  rules: readonly HeaderRule[],
  path: string,
): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, value] of rules
    .filter((rule) => rule.path.match(path))
    .flatMap((rule) => rule.headers)) {
    const key = name.toLowerCase();
    found[key] = key in found ? `${found[key]}, ${value}` : value;
  }
  return found;
}
