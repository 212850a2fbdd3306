import type { Query } from './queries.ts';

/** Slugs of articles as an engine returned them, best first. */
export type Answer = readonly string[];

/** Means over queries, each from 0 to 1. An answer succeeds with any of the articles wanted. */
export interface Measures {
  readonly queries: number;
  /** One of the articles wanted is the first. */
  readonly first: number;
  /** One of the articles wanted is among the first three. */
  readonly third: number;
  /** Mean reciprocal rank of the first article wanted, 0 beyond the tenth. */
  readonly mrr: number;
  /** The best article wanted is the first. */
  readonly best: number;
}

/** What search must reach. */
const floor = { first: 0.9, third: 0.97, mrr: 0.93, firstOfTypos: 0.85 } as const;

export function measure(queries: readonly Query[], answers: readonly Answer[]): Measures {
  const ranks = queries.map(({ want }, at) => rankOf(answers[at] ?? [], want));
  const mean = (of: (rank: number, at: number) => number): number =>
    ranks.reduce((sum, rank, at) => sum + of(rank, at), 0) / (queries.length || 1);
  return {
    queries: queries.length,
    first: mean((rank) => Number(rank === 1)),
    third: mean((rank) => Number(rank <= 3)),
    mrr: mean((rank) => (rank <= 10 ? 1 / rank : 0)),
    best: mean((_, at) => Number(answers[at]?.[0] === queries[at]?.want[0])),
  };
}

/** Place of the first article wanted, counted from 1; infinite when there is none. */
export function rankOf(answer: Answer, want: readonly string[]): number {
  const at = answer.findIndex((slug) => want.includes(slug));
  return at === -1 ? Infinity : at + 1;
}

/** What falls short of the floor, in words. */
export function shortcomings(
  queries: readonly Query[],
  answers: readonly Answer[],
): readonly string[] {
  const all = measure(queries, answers);
  const areTypos = queries.map(({ kind }) => kind === 'typo');
  const typos = measure(
    queries.filter((_, at) => areTypos[at]),
    answers.filter((_, at) => areTypos[at]),
  );
  const told = (what: string, is: number, least: number): readonly string[] =>
    is >= least ? [] : [`${what} is ${is.toFixed(3)}, at least ${least} would be right`];
  return [
    ...told('success@1', all.first, floor.first),
    ...told('success@3', all.third, floor.third),
    ...told('MRR@10', all.mrr, floor.mrr),
    ...(typos.queries === 0
      ? []
      : told('success@1 of typing errors', typos.first, floor.firstOfTypos)),
  ];
}
