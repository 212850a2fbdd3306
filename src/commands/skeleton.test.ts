import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { Frontmatter } from '#wiki/article.ts';
import { aYearAfter, skeletonText, titleOf } from './skeleton.ts';

const text = skeletonText({
  slug: 'two-phase-commit',
  today: '2026-11-23',
  inAYear: '2027-11-23',
  categories: ['caching', 'messaging-and-streaming'],
  category: 'caching',
  authors: ['scalewiki'],
});

test('a new article names exactly what its author must still write, and nothing else is wrong', () => {
  const frontmatter: unknown = parse(text.split('---')[1]!);
  const problems = Frontmatter.safeParse(frontmatter).error?.issues ?? [];
  expect(problems.map(({ path }) => path.join('.')).toSorted()).toEqual([
    'aliases',
    'interview',
    'summary',
    'takeaways',
  ]);
});

test('a new article filled in passes the schema', () => {
  const frontmatter = parse(text.split('---')[1]!) as Record<string, unknown>;
  const question = {
    question: 'What may block?',
    answer: 'A participant that has voted.',
    followUp: 'For how long?',
  };
  const written = {
    ...frontmatter,
    summary: 'Agreement of several stores on one outcome.',
    aliases: ['2PC'],
    takeaways: Array.from({ length: 3 }, () => 'A vote is a promise.'),
    interview: Array.from({ length: 5 }, () => question),
  };
  expect(Frontmatter.safeParse(written).error).toBeUndefined();
});

test('without a category the choice is left open, with the categories beside it', () => {
  const open = skeletonText({
    slug: 'a',
    today: '2026-11-23',
    inAYear: '2027-11-23',
    categories: ['caching'],
    category: undefined,
    authors: [],
  });
  expect(open).toContain('category: choose-a-category # caching\n');
});

test('the title is made from the slug, and a year after a leap day is 28 February', () => {
  expect(titleOf('two-phase-commit')).toBe('Two Phase Commit');
  expect(aYearAfter('2026-11-23')).toBe('2027-11-23');
  expect(aYearAfter('2028-02-29')).toBe('2029-02-28');
});
