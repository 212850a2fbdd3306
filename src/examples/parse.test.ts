import { expect, test } from 'vitest';
import { need } from './fixture.ts';
import { fragmentsOf } from './fragments.ts';
import type { Language } from './language.ts';
import { parse } from './parse.ts';
import { findToolchain } from './toolchains.ts';

async function objectionTo(language: Language, source: string): Promise<string | undefined> {
  const toolchain = findToolchain(language);
  if ('needed' in toolchain) throw new Error('the test has asked for it');
  return parse({ language, source: `${source}\n`, line: 1 }, toolchain);
}

test.for<readonly [Language, string]>([
  ['python', '    if full:\n        return await later()'],
  ['go', 'if full {\n\treturn later()\n}'],
  ['go', 'type Queue struct{ items []int }'],
  ['ts', 'const wait: number = full ? await later() : 0;\nreturn wait;'],
  ['js', 'for (const item of queue) yield item;'],
  ['c', 'while (full(queue))\n    queue->waiting++;'],
  ['c', 'struct queue { int waiting; };\nstatic int full(struct queue *q) { return q->waiting; }'],
  ['sh', 'while read -r line; do echo "$line"; done < "$queue"'],
  ['sql', "UPDATE queue SET taken = 1 WHERE id = 3;\nSELECT 'a; b' FROM queue;"],
])('a fragment in %s parses without what it names: %s', async ([language, source], context) => {
  need(context, language);
  expect(await objectionTo(language, source)).toBeUndefined();
});

test.for<readonly [Language, string, RegExp]>([
  ['python', 'x = 1\nif full\n    pass', /^line 2: expected ':'/],
  ['go', 'x := 1\nif full { x = }', /^2:\d+: expected/],
  ['ts', 'const x = 1;\nconst y: = 2;', /^line 2: Type expected/],
  ['js', 'if (full {', /^line 1: '\)' expected/],
  ['c', 'int x = 1;\nwhile (full { }', /2:.*expected/],
  ['sh', 'echo 1\nif', /line 3: syntax error/],
  ['sql', 'SELECT 1;\nSELECT FROM WHERE;', /syntax error/],
])(
  'a fragment in %s that does not parse is told: %s',
  async ([language, source, words], context) => {
    need(context, language);
    expect(await objectionTo(language, source)).toMatch(words);
  },
);

test('fragments are found where they are marked, with their line', () => {
  const text = `Text.

\`\`\`go fragment title="a.go"
x := 1
\`\`\`

\`\`\`go title="fragment"
y := 1
\`\`\`

- item

  \`\`\`bash fragment
  if true; then
    echo
  fi
  \`\`\`

\`\`\`text fragment
no
\`\`\`
`;
  expect(fragmentsOf(text)).toEqual([
    { language: 'go', source: 'x := 1\n', line: 3 },
    { language: 'sh', source: 'if true; then\n  echo\nfi\n', line: 13 },
  ]);
});
