import { LineCounter, isMap, isNode, isScalar, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { Problem } from '#wiki/problem.ts';
import { found, wanted } from './issue.ts';

export type Path = readonly PropertyKey[];

/** A YAML text whose every mistake is told with its line. */
export class YamlFile {
  /** Undefined when the text is not YAML. */
  readonly content: unknown;
  readonly #file: string;
  readonly #lines = new LineCounter();
  readonly #firstLine: number;
  readonly #document: Document;
  readonly #problems: Problem[] = [];

  /** @param firstLine line of the file on which the YAML begins */
  constructor(file: string, text: string, firstLine = 1) {
    this.#file = file;
    this.#firstLine = firstLine;
    this.#document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
    const { errors, warnings } = this.#document;
    const expected = 'valid YAML; a text that holds “: ” or begins with a sign stands in quotes';
    for (const { pos, message } of [...errors, ...warnings])
      this.#problems.push({ file, line: this.#lineAt(pos[0]), found: message, expected });
    this.content = errors.length > 0 ? undefined : this.#document.toJS();
  }

  /** In the order of the lines. */
  get problems(): readonly Problem[] {
    return this.#problems.toSorted((a, b) => a.line - b.line);
  }

  say(path: Path, what: string, expected: string): void {
    this.#problems.push({ file: this.#file, line: this.lineOf(path), found: what, expected });
  }

  /**
   * Says what a schema found wrong with the value at `path`.
   * @param fields names that the schema knows, for those that were meant
   */
  sayIssue(path: Path, issue: z.core.$ZodIssue, fields: readonly string[] = []): void {
    const name = issue.path.map(String);
    const at = [...path, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const what = `the unknown field “${[...name, key].join('.')}”`;
        this.say([...at, key], what, wanted({ ...issue, keys: [key] }, fields));
      }
      return;
    }
    const value: unknown = this.#document.getIn(at);
    const field = name.join('.');
    const expected = wanted(issue, fields);
    // Nothing to see there: what is missing is named with what it should hold.
    const isMissing = value === undefined && field !== '';
    this.say(at, found(field, value), isMissing ? `${field}: ${expected}` : expected);
  }

  /** The line of the nearest thing that exists on the path, a field's name before its value. */
  lineOf(path: Path): number {
    const last = path.at(-1);
    const parent: unknown = this.#document.getIn(path.slice(0, -1), true);
    const key = isMap(parent)
      ? parent.items.find((pair) => isScalar(pair.key) && pair.key.value === last)?.key
      : undefined;
    const node: unknown = key ?? this.#document.getIn(path, true);
    if (isNode(node) && node.range) return this.#lineAt(node.range[0]);
    return path.length === 0 ? this.#firstLine : this.lineOf(path.slice(0, -1));
  }

  #lineAt(offset: number): number {
    return this.#lines.linePos(offset).line + this.#firstLine - 1;
  }
}
