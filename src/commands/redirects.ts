import { fill, pattern, type Pattern } from './pattern.ts';

export interface RedirectRule {
  readonly from: Pattern;
  readonly to: string;
  readonly status: number;
  /** Written `301!`: goes even where a file lies at the address. */
  readonly force: boolean;
}

export interface Redirect {
  readonly to: string;
  readonly status: number;
  readonly force: boolean;
}

const statuses = [200, 301, 302, 303, 307, 308, 404];

/**
 * Reads a `_redirects` file: “from to status” on each line, status 301 when left out, `#` for comments.
 * Throws with file and line where a line is something else.
 */
export function parseRedirects(text: string, file = '_redirects'): readonly RedirectRule[] {
  return text.split('\n').flatMap((line, index) => {
    const [from, to, status = '301', ...more] = line
      .replace(/(^|\s)#.*$/, '')
      .split(/\s+/)
      .filter(Boolean);
    if (from === undefined) return [];
    const code = Number.parseInt(status, 10);
    if (!from.startsWith('/') || to === undefined || more.length > 0 || !statuses.includes(code)) {
      throw new Error(
        `${file}:${index + 1}  found “${line.trim()}” — “/from /to 301”, with a status of ${statuses.join(', ')}`,
      );
    }
    return [{ from: pattern(from), to, status: code, force: status.endsWith('!') }];
  });
}

/** The first rule that fits a path wins. */
export function redirectFor(rules: readonly RedirectRule[], path: string): Redirect | undefined {
  for (const { from, to, status, force } of rules) {
    const parts = from.match(path);
    if (parts) return { to: fill(to, parts), status, force };
  }
  return undefined;
}
