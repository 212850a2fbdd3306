import { formatProblem, type Problem } from '#wiki/problem.ts';

/** A diagram that cannot be drawn truly; the line is absolute in the author's file. */
export class DiagramError extends Error implements Problem {
  readonly file: string;
  readonly line: number;
  readonly found: string;
  readonly expected: string;

  constructor({ file, line, found, expected }: Problem) {
    super(formatProblem({ file, line, found, expected }));
    this.name = 'DiagramError';
    this.file = file;
    this.line = line;
    this.found = found;
    this.expected = expected;
  }
}

/** The same before the file is known; `line` counts from the first line of the diagram's source, from 1. */
export class Refusal extends Error {
  readonly line: number;
  readonly found: string;
  readonly expected: string;

  constructor({ line, found, expected }: Omit<Problem, 'file'>) {
    super(found);
    this.name = 'Refusal';
    this.line = line;
    this.found = found;
    this.expected = expected;
  }
}
