import type { z } from 'zod';
import { similar } from '#wiki/similar.ts';

/** What stands in a field, or that it is missing; long values are cut. */
export function found(field: string, value: unknown): string {
  if (value === undefined) return field === '' ? 'nothing' : `no field “${field}”`;
  return field === '' ? shown(value) : `${field}: ${shown(value)}`;
}

/**
 * What would be right, as the schema says it; where it says nothing of its own, told from its shape.
 * @param fields names that the schema knows, for those that were meant
 */
export function wanted(issue: z.core.$ZodIssue, fields: readonly string[]): string {
  // Zod's own messages begin like this; the others are ours.
  if (!/^(?:Invalid|Unrecognized)/.test(issue.message)) return issue.message;
  if (issue.code === 'unrecognized_keys') {
    const [nearest] = similar(issue.keys[0] ?? '', fields, 1);
    return nearest === undefined ? 'no such field' : `did you mean “${nearest}”?`;
  }
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_type')
    return `${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
  return issue.message;
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const length =
    typeof value === 'string' && value.length > 60 ? ` (${value.length} characters)` : '';
  return `“${text.length > 60 ? `${text.slice(0, 57)}…` : text}”${length}`;
}
