import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { findMojibake } from '#wiki/encoding.ts';
import type { Problem } from '#wiki/problem.ts';

export interface TextFile {
  /** Path from the top of the project, with forward slashes. */
  readonly file: string;
  readonly text: string;
}

/** Reads a content file as UTF-8; a file in another encoding, or saved twice, is a problem with its line. */
export async function readText(root: string, file: string): Promise<TextFile | Problem> {
  const bytes = await readFile(path.join(root, file));
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n');
  } catch {
    return {
      file,
      line: firstInvalidLine(bytes),
      found: 'bytes that are no UTF-8',
      expected: 'the file saved as UTF-8',
    };
  }
  const wrong = findMojibake(text);
  if (wrong === undefined) return { file, text };
  return {
    file,
    line: wrong.line,
    found: `“${wrong.piece}”, text saved in the wrong encoding`,
    expected: 'the character that was meant, in UTF-8',
  };
}

export function isProblem<T extends object>(value: T | Problem): value is Problem {
  return 'found' in value && 'expected' in value;
}

function firstInvalidLine(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    if (at < bytes.length && bytes[at] !== 0x0a) continue;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start, at));
    } catch {
      return line;
    }
    line += 1;
    start = at + 1;
  }
  return 1;
}
