import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readLibrary } from '#library/read.ts';
import { formatProblem } from '#wiki/problem.ts';
import { corpus } from './corpus.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'corpus-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the same count and seed give the same files, another seed gives others', () => {
  const files = [...corpus(5)];
  expect([...corpus(5)]).toEqual(files);
  expect([...corpus(5, 2)]).not.toEqual(files);
});

test('no two articles share a paragraph of code or prose', () => {
  const paragraphs = [...corpus(20)]
    .filter(({ path: file }) => file.startsWith('content/concepts/'))
    .flatMap(({ text }) => [...new Set(text.split('\n\n').filter((part) => part.length > 200))])
    .filter((part) => !part.includes('mermaid'));
  expect(paragraphs.length).toBeGreaterThan(400);
  expect(new Set(paragraphs).size).toBe(paragraphs.length);
});

test('the library finds no mistake in a corpus, and articles as long as real ones', async () => {
  for (const file of corpus(20)) {
    await mkdir(path.dirname(path.join(folder, file.path)), { recursive: true });
    await writeFile(path.join(folder, file.path), file.text);
  }
  const drawing = { type: 'x', svg: '<svg/>', title: 'x', description: 'x', outline: [] };
  const library = await readLibrary({
    root: folder,
    base: '/',
    compilerVersion: '1',
    draw: async () => ({ ...drawing, width: 1, height: 1 }),
    examplesOf: async () => ({ examples: [], problems: [], digest: '' }),
    desk: path.join(folder, 'desk'),
  });

  expect(library.problems.map(formatProblem)).toEqual([]);
  expect(library.articles).toHaveLength(20);
  expect(library.categories).toHaveLength(14);
  expect(library.sources).toHaveLength(300);
  for (const { facts } of library.articles) {
    expect(facts.words).toBeGreaterThan(1500);
    expect(facts.words).toBeLessThan(2600);
    expect(facts.diagrams.length).toBeGreaterThan(0);
    expect(facts.citations.length).toBeGreaterThan(15);
  }
});
