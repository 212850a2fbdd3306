import { expect, test } from 'vitest';
import { DiagramError, type DiagramSource, type Drawing } from '#diagrams/draw.ts';
import { compileAll } from './compile-all.ts';
import { compileText, type CompiledJob } from './compile-text.ts';

const surroundings = { base: '/', titles: new Map([['caching', 'Caching']]) };

async function draw({ code, file, line }: DiagramSource): Promise<Drawing> {
  if (code.includes('broken'))
    throw new DiagramError({ file, line, found: 'broken', expected: 'valid Mermaid' });
  const text = { type: 'flowchart', svg: `<svg id="${code}"></svg>`, title: code, description: '' };
  return { ...text, outline: [], width: 1, height: 1 };
}

const tasks = Array.from({ length: 150 }, (_, number) => ({
  job: {
    file: `content/concepts/a-${number}/index.mdx`,
    text: `A lead, see [[caching]].\n\n\`\`\`mermaid caption="It."\n${number === 3 ? 'broken' : 'A'}\n\`\`\`\n`,
    asides: [`Number ${number}.[@work]`],
    examples: { examples: [], address: '/' },
  },
}));

test('many texts are compiled on other threads to the same as on this one', async () => {
  const results = new Map<unknown, CompiledJob>();
  await compileAll(tasks, surroundings, draw, async (task, result) => {
    results.set(task, result);
  });
  expect(results.size).toBe(tasks.length);
  for (const task of tasks.slice(0, 5)) {
    expect(results.get(task)).toEqual(await compileText(task.job, surroundings, draw));
  }
  expect(results.get(tasks[3])?.compiled.facts.problems).toEqual([
    { file: tasks[3]?.job.file, line: 4, found: 'broken', expected: 'valid Mermaid' },
  ]);
});

test('what goes wrong on another thread is told here', async () => {
  const impossible = { job: { ...tasks[0]!.job, asides: 42 as unknown as readonly string[] } };
  await expect(
    compileAll([...tasks, impossible], surroundings, draw, async () => {}),
  ).rejects.toThrow('asides is not iterable');
});
