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
export interface Objection extends Omit<Problem, 'file'> {
  /** For a message of Mermaid's: how many lines of the source come before its line 1. */
  readonly countsFrom?: number;
}

export class Refusal extends Error {
  readonly objection: Objection;

  constructor(objection: Objection) {
    super(objection.found);
    this.name = 'Refusal';
    this.objection = objection;
  }
}
