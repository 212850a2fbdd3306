import type { Finding } from './check.ts';
import type { Entry } from './manifest.ts';
import type { MissingToolchain } from './toolchains.ts';

export interface Report extends Omit<Finding, 'verdict'> {
  readonly verdict: Finding['verdict'] | 'skipped';
  readonly article: string;
  /** What was checked: a program, a program in an engine, or a fragment. */
  readonly file: string;
  /** Whether a new record was written. */
  readonly recorded: boolean;
}

/** An entry of the manifest of an article. */
export interface Task {
  readonly article: string;
  readonly articleDir: string;
  readonly entry: Entry;
}

/** A missing toolchain is a failure where all are demanded. */
export function lacking(
  { needed, found, install }: MissingToolchain,
  strict: boolean,
): Omit<Report, 'article' | 'file'> {
  return {
    verdict: strict ? 'fail' : 'skipped',
    reasons: [`needs ${needed}, found ${found} — ${install}`],
    runs: 0,
    seconds: 0,
    printed: undefined,
    recorded: false,
  };
}
