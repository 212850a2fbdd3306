import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DiagramError, type DiagramSource } from '#diagrams/draw.ts';
import type { Drawing } from '#diagrams/drawing.ts';
import { compileAll } from './compile-all.ts';
import { compileText, type Job, type Workplace } from './compile-text.ts';

let home = '';
let workplace: Workplace;
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'compile-'));
  workplace = at('many');
});
afterAll(() => rm(home, { recursive: true }));

const at = (folder: string): Workplace => ({
  base: '/',
  titles: new Map([['caching', 'Caching']]),
  terms: [],
  planned: new Map(),
  cache: path.join(home, folder, 'texts'),
  desk: path.join(home, folder, 'desk'),
});

async function draw({ code, file, line }: DiagramSource): Promise<Drawing> {
  if (code.includes('broken'))
    throw new DiagramError({ file, line, found: 'broken', expected: 'valid Mermaid' });
  const text = { type: 'flowchart', svg: `<svg id="${code}"></svg>`, title: code, description: '' };
  return { ...text, outline: [], width: 1, height: 1 };
}

const jobs = Array.from({ length: 150 }, (_, number): Job => {
  const front = {
    title: `Title ${number}`,
    summary: 'A summary.',
    aliases: [],
    takeaways: [`Number ${number}.[@work]`],
    interview: [],
  };
  return {
    file: `content/concepts/a-${number}/index.mdx`,
    text: `A lead, see [[caching]].\n\n\`\`\`mermaid caption="It."\n${number === 3 ? 'broken' : 'A'}\n\`\`\`\n`,
    front,
    article: { slug: `a-${number}`, front: front as never },
    examples: { examples: [], address: '/' },
    key: `key-${number}`,
  };
});

test('many texts are compiled in other processes to the same as in this one', async () => {
  const told = await compileAll(jobs, workplace, draw);
  expect(told.size).toBe(jobs.length);
  const alone = at('alone');
  for (const job of jobs.slice(0, 5)) {
    expect(told.get(job.file)).toEqual(await compileText(job, alone, draw));
    const kept = (place: Workplace) => readFile(path.join(place.cache, `${job.key}.json`), 'utf8');
    expect(await kept(workplace)).toBe(await kept(alone));
  }
  expect(told.get(jobs[3]!.file)?.facts.problems).toEqual([
    { file: jobs[3]!.file, line: 4, found: 'broken', expected: 'valid Mermaid' },
  ]);
});

test('what was compiled lies on the desk of search, unless it has mistakes', async () => {
  const document = (number: number) =>
    readFile(path.join(workplace.desk, `concepts/a-${number}/index.html`), 'utf8');
  expect(await document(4)).toMatch(/see <a [^>]*href="\/concepts\/caching\/"[^>]*>Caching<\/a>/);
  await expect(document(3)).rejects.toThrow('ENOENT');
});

test('what goes wrong in another process is told here', async () => {
  const impossible = { ...jobs[0]!, article: { slug: 'a', front: {} as never } };
  await expect(compileAll([...jobs, impossible], workplace, draw)).rejects.toThrow('not iterable');
});
