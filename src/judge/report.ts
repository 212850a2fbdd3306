import { measure, rankOf, type Answer } from './measure.ts';
import type { Query } from './queries.ts';

/** What an engine answered to each query. */
export interface Judged {
  readonly name: string;
  readonly answers: readonly Answer[];
}

const worst = 20;

/** Success@1, success@3 and MRR@10 of each engine, by kind and over all; a star where another is ahead of the first. */
export function tableOf(queries: readonly Query[], engines: readonly Judged[]): string {
  const kinds = [...new Set(queries.map(({ kind }) => kind))];
  const row = (name: string, has: (query: Query) => boolean): string => {
    const chosen = queries.filter(has);
    const measures = engines.map(({ answers }) =>
      measure(
        chosen,
        answers.filter((_, at) => {
          const query = queries[at];
          return query !== undefined && has(query);
        }),
      ),
    );
    const [ours] = measures;
    const cells = measures.map((each) => {
      const isAhead = ours !== undefined && each.first > ours.first;
      const numbers = [each.first, each.third, each.mrr].map((number) => number.toFixed(2));
      return `${numbers.join(' ')}${isAhead ? '*' : ' '}`;
    });
    return [name.padEnd(11), String(chosen.length).padStart(4), ...cells].join('  ');
  };
  return [
    'success@1, success@3, MRR@10; an answer is right with any of the articles wanted; * is ahead of ScaleWiki\n',
    ['kind'.padEnd(11), '   n', ...engines.map(({ name }) => name.padEnd(15))].join('  ').trimEnd(),
    ...kinds.map((kind) => row(kind, (query) => query.kind === kind)),
    row('all', () => true),
    '',
    `The best of the articles wanted is the first: ${engines
      .map(({ name, answers }) => `${name} ${measure(queries, answers).best.toFixed(2)}`)
      .join(', ')}`,
  ].join('\n');
}

/** The queries whose articles came late, the worst first. */
export function missesOf(queries: readonly Query[], answers: readonly Answer[]): string {
  const misses = queries
    .map((query, at) => ({ query, answer: answers[at] ?? [] }))
    .map((each) => ({ ...each, rank: rankOf(each.answer, each.query.want) }))
    .filter(({ rank }) => rank > 1)
    .toSorted((a, b) => (a.rank === b.rank ? 0 : b.rank - a.rank))
    .slice(0, worst);
  if (misses.length === 0) return '\nEvery query led to its article first.';
  const lines = misses.map(
    ({ query, answer, rank }) =>
      `  ${rank === Infinity ? ' –' : String(rank).padStart(2)}  ${query.kind.padEnd(10)}  ${query.text} → ${answer.slice(0, 2).join(', ') || 'nothing'}; wanted ${query.want.join(', ')}`,
  );
  return `\nThe worst misses, with the place of the article wanted:\n${lines.join('\n')}`;
}
