/** One mistake in the content, told so that its author can mend it without asking. */
export interface Problem {
  /** Path from the top of the project. */
  readonly file: string;
  /** 1-based; 1 where the mistake concerns the file as a whole. */
  readonly line: number;
  readonly found: string;
  /** What would be right. */
  readonly expected: string;
}

export function formatProblem({ file, line, found, expected }: Problem): string {
  return `${file}:${line}  ${found} — ${expected}`;
}
