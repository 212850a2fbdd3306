import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { Problem } from '#wiki/problem.ts';
import { similar } from '#wiki/similar.ts';

export interface Fields<T> {
  readonly data: T | undefined;
  readonly problems: readonly Problem[];
  /** The line on which a field stands, for checks that come later. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/**
 * Reads YAML and holds it against a schema; every mistake is reported with its line.
 * @param firstLine line of the file on which the YAML begins
 */
export function readFields<T>(
  yaml: string,
  schema: z.ZodType<T>,
  file: string,
  firstLine = 1,
): Fields<T> {
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter });
  const lineAt = (offset: number): number => counter.linePos(offset).line + firstLine - 1;
  const lineOf = lineFinder(yaml, firstLine);

  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      file,
      line: lineAt(error.pos[0]),
      found:
        error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? 'invalid YAML',
      expected: 'valid YAML; a text that holds “: ” or begins with a sign stands in quotes',
    }));
    return { data: undefined, problems, lineOf };
  }
  // The parser puts quoted text together letter by letter; a round trip leaves plain strings of a tenth of the memory.
  const result = schema.safeParse(JSON.parse(JSON.stringify(document.toJS())));
  if (result.success) return { data: result.data, problems: [], lineOf };

  const known = schemaKeys(schema);
  const problems = result.error.issues.flatMap((issue) =>
    explain(issue, document).map((told) => ({ file, line: lineOf(told.path), ...pick(told) })),
  );
  return { data: undefined, problems, lineOf };

  function explain(issue: z.core.$ZodIssue, from: Document): readonly Told[] {
    const field = issue.path.join('.');
    const value = from.getIn(issue.path);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => {
        const [nearest] = similar(key, known, 1);
        return {
          path: [...issue.path, key],
          found: `the unknown field “${[...issue.path, key].join('.')}”`,
          expected: nearest === undefined ? 'no such field' : `did you mean “${nearest}”?`,
        };
      });
    }
    if (value === undefined) {
      return [
        { path: issue.path, found: `no field “${field}”`, expected: `${field}: ${wanted(issue)}` },
      ];
    }
    return [{ path: issue.path, found: `${field}: ${show(value)}`, expected: wanted(issue) }];
  }
}

/** Finds lines by parsing again: mistakes are rare, and a parsed document takes many times the memory of its text. */
function lineFinder(yaml: string, firstLine: number): Fields<unknown>['lineOf'] {
  return (path) => {
    const offset = offsetOf(parseDocument(yaml), path);
    return yaml.slice(0, offset).split('\n').length + firstLine - 1;
  };
}

interface Told {
  readonly path: readonly PropertyKey[];
  readonly found: string;
  readonly expected: string;
}

const pick = ({ found, expected }: Told) => ({ found, expected });

function wanted(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_type')
    return `${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
  return issue.message;
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const length =
    typeof value === 'string' && value.length > 60 ? ` (${value.length} characters)` : '';
  return `“${text.length > 60 ? `${text.slice(0, 57)}…` : text}”${length}`;
}

/** Where a field's key stands; for a missing one, where the nearest thing around it stands. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent =
      length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (pair !== undefined && isScalar(pair.key)) return pair.key.range?.[0] ?? 0;
    }
    const node = document.getIn(path.slice(0, length), true);
    if (isScalar(node) || isMap(node)) return node.range?.[0] ?? 0;
  }
  return 0;
}

function schemaKeys(schema: z.ZodType): readonly string[] {
  const shape = (schema as { shape?: Record<string, unknown> }).shape;
  return shape === undefined ? [] : Object.keys(shape);
}
