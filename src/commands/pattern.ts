/** Path patterns as Netlify and Cloudflare write them: `*` takes any rest, `:name` one segment. */
export interface Pattern {
  /** What `*` and the names stand for in a path that fits; undefined when it does not. */
  match(path: string): Readonly<Record<string, string>> | undefined;
}

export function pattern(text: string): Pattern {
  const source = text
    .replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(/:([a-z]\w*)/gi, '(?<$1>[^/]+)')
    .replace('*', '(?<splat>.*)');
  const whole = new RegExp(`^${source}$`);
  return { match: (path) => whole.exec(path)?.groups ?? (whole.test(path) ? {} : undefined) };
}

/** Fills `:splat` and `:name` of a target. */
export function fill(target: string, parts: Readonly<Record<string, string>>): string {
  return target.replaceAll(/:([a-z]\w*)/gi, (whole, name: string) => parts[name] ?? whole);
}
