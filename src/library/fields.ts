import type { z } from 'zod';
import type { Problem } from '#wiki/problem.ts';
import { YamlFile } from '#yaml/yaml-file.ts';

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
  const read = new YamlFile(file, yaml, firstLine);
  // Parsed again when it is asked for: mistakes are rare, and a parsed document takes many times the memory of its text.
  const lineOf: Fields<T>['lineOf'] = (path) => new YamlFile(file, yaml, firstLine).lineOf(path);
  if (read.content === undefined) return { data: undefined, problems: read.problems, lineOf };

  // The parser puts quoted text together letter by letter; a round trip leaves plain strings of a tenth of the memory.
  const { data, error } = schema.safeParse(JSON.parse(JSON.stringify(read.content)));
  for (const issue of error?.issues ?? []) read.sayIssue([], issue, fieldsOf(schema));
  return { data, problems: read.problems, lineOf };
}

function fieldsOf(schema: z.ZodType): readonly string[] {
  const shape = (schema as { shape?: Record<string, unknown> }).shape;
  return shape === undefined ? [] : Object.keys(shape);
}
