import type { z } from 'zod';
import { LineCounter, isMap, isNode, isScalar, parseDocument, type Document } from 'yaml';
import type { Problem } from '#wiki/problem.ts';

export type Path = readonly (string | number)[];

/** A YAML text whose every mistake is told with its line. */
export class YamlFile {
  /** Undefined when the text is not YAML. */
  readonly content: unknown;
  readonly #file: string;
  readonly #lines = new LineCounter();
  readonly #document: Document;
  readonly #problems: Problem[] = [];

  constructor(file: string, text: string) {
    this.#file = file;
    this.#document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
    const { errors, warnings } = this.#document;
    for (const issue of [...errors, ...warnings]) {
      this.#add(this.#lines.linePos(issue.pos[0]).line, issue.message, 'valid YAML');
    }
    this.content = errors.length > 0 ? undefined : this.#document.toJS();
  }

  /** In the order of the lines. */
  get problems(): readonly Problem[] {
    return this.#problems.toSorted((a, b) => a.line - b.line);
  }

  say(path: Path, found: string, expected: string): void {
    this.#add(this.lineOf(path), found, expected);
  }

  /** Says what a schema found wrong with the value at `path`. */
  sayIssue(path: Path, issue: z.core.$ZodIssue): void {
    const inside = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
    const whole = [...path, ...inside];
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys)
        this.say([...whole, key], `unknown field \`${key}\``, issue.message);
      return;
    }
    const name = inside.join('.');
    const value: unknown = this.#document.getIn(whole);
    const shown = name === '' ? short(value) : `${name}: ${short(value)}`;
    this.say(whole, value === undefined ? `no \`${name}\`` : shown, issue.message);
  }

  /** The 1-based line of the nearest thing that exists on the path, a field's name before its value. */
  lineOf(path: Path): number {
    const last = path.at(-1);
    const parent: unknown = this.#document.getIn(path.slice(0, -1), true);
    const key = isMap(parent)
      ? parent.items.find((pair) => isScalar(pair.key) && pair.key.value === last)?.key
      : undefined;
    const node: unknown = key ?? this.#document.getIn(path, true);
    if (isNode(node) && node.range) return this.#lines.linePos(node.range[0]).line;
    return path.length === 0 ? 1 : this.lineOf(path.slice(0, -1));
  }

  #add(line: number, found: string, expected: string): void {
    this.#problems.push({ file: this.#file, line, found, expected });
  }
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
