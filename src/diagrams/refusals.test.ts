import { afterAll, expect, test } from 'vitest';
import { createDrafter, DiagramError } from './draw.ts';

const drafter = createDrafter({});
afterAll(() => drafter.close());

const named = 'accTitle: T\naccDescr: D\n';

/** Draws a source that begins at line 100 of page.mdx and gives back what is said against it. */
async function objection(
  code: string,
  meta: { title?: string; description?: string } = {},
): Promise<DiagramError> {
  const error: unknown = await drafter
    .draw({ code, ...meta, file: 'page.mdx', line: 100 })
    .catch((thrown: unknown) => thrown);
  if (!(error instanceof DiagramError)) throw new Error(`not refused: ${code}`);
  return error;
}

const meta = { title: 'T', description: 'D' };

test.each([
  ['flowchart', `flowchart LR\n${named}a --> b\nb --> [\nc --> d`, 104, 'Parse error on line 104'],
  ['sequence', `sequenceDiagram\n${named}A->>B: x\nA->B->C ->>\n`, 104, 'Parse error on line 104'],
  ['state', `stateDiagram-v2\n${named}a --> b\na -->\n`, 104, 'Parse error on line 104'],
  ['class', `classDiagram\n${named}A --> B\nA <|-<| B\n`, 104, 'Parse error on line 104'],
  ['ER', `erDiagram\n${named}A ||--o{ B : x\nA ||--o B y\n`, 104, 'Parse error on line 104'],
  [
    'gantt',
    `gantt\n${named}dateFormat YYYY-MM-DD\nsection S\nTask :a, 2026-13-45, 3x`,
    105,
    'Invalid date:2026-13-45',
  ],
  [
    'quadrant',
    `quadrantChart\n${named}x-axis A --> B\nPoint: [2, 3]\n`,
    104,
    'Lexical error on line 104',
  ],
  ['xychart', `xychart\n${named}x-axis [a, b]\nline [1, x]\n`, 104, 'Parse error on line 104'],
  ['packet', `packet\n${named}0-15: "x"\n16-y: "gap"\n`, 104, 'Lexer error on line 104'],
  [
    'git',
    `gitGraph\n${named}commit\nmerge nothing\n`,
    104,
    'Branch to be merged (nothing) does not exist',
  ],
  ['pie', `pie\n${named}"a" : 1\n"b" : x\n`, 104, 'Lexer error on line 104'],
])(
  'a mistake in a %s diagram is told in Mermaid’s words and by the line of the file',
  async (_, code, line, words) => {
    const error = await objection(code);
    expect(error.line).toBe(line);
    expect(error.found).toContain(words);
    expect(error.message).toContain(`page.mdx:${line}  `);
  },
);

test.each([
  ['block', 'block\ncolumns 2\na b\nc -->> d\n', 103, 'Parse error on line 103'],
  ['mindmap', 'mindmap\n  a\n  b\n', 102, 'There can be only one root'],
  ['sankey', 'sankey\na,b,1\na,b\n', 102, 'Parse error on line 102'],
])(
  'so is one in a %s diagram, which takes its title from the fence',
  async (_, code, line, words) => {
    const error = await objection(code, meta);
    expect(error.line).toBe(line);
    expect(error.found).toContain(words);
  },
);

test('comments and blank lines before a mistake do not shift its line', async () => {
  const error = await objection(
    `\n%% a comment\nflowchart LR\n%% another\n${named}\na --> b\nb --> [`,
  );
  expect(error.line).toBe(108);
  expect(error.found).toContain('Parse error on line 108');
});

test('a type that is not on the list is refused with the list', async () => {
  const error = await objection('journey\n  title x');
  expect(error.found).toContain('journey');
  expect(error.expected).toContain('sequenceDiagram');
});

test.each([
  ['title', 'accTitle: …', 'flowchart LR\naccDescr: D\na --> b'],
  ['description', 'accDescr: …', 'flowchart LR\naccTitle: T\na --> b'],
  ['title', 'title="…"', 'block\na b'],
  ['title', 'title="…"', 'timeline\n2001 : a'],
  ['title', 'title="…"', 'mindmap\n  root'],
  ['title', 'title="…"', 'sankey\na,b,1'],
])('a diagram without a %s is told to write %s', async (what, remedy, code) => {
  const error = await objection(code);
  expect(error.found).toBe(`a diagram without a ${what}`);
  expect(error.expected).toContain(remedy);
});

test('a character that the font lacks is named with its code point and line', async () => {
  const error = await objection(`flowchart LR\n${named}a --> b[x → y]`);
  expect(error.line).toBe(103);
  expect(error.found).toBe('U+2192 “→”, which the font lacks');
});

test('title and description may use any character: they are not drawn', async () => {
  const code = 'flowchart LR\naccTitle: x → y\naccDescr {\n  λ ≤ μ\n}\na --> b';
  await expect(drafter.draw({ code, file: 'page.mdx', line: 1 })).resolves.toMatchObject({
    title: 'x → y',
  });
});

test.each([
  ['style', `flowchart LR\n${named}a --> b\nstyle a fill:#f00`, 104],
  ['style', `flowchart LR\n${named}a --> b\nclassDef hot fill:#f00`, 104],
  ['style', `flowchart LR\n${named}a --> b\nlinkStyle 0 stroke:red`, 104],
  ['class “hot”', `flowchart LR\n${named}a:::hot --> b`, 103],
  ['class “hot”', `stateDiagram-v2\n${named}a --> b\nclass a hot`, 104],
  ['directive', `%%{init: {"theme": "dark"}}%%\nflowchart LR\n${named}a --> b`, 100],
  ['front matter', '---\ntitle: x\n---\nflowchart LR\na --> b', 100],
  ['rect with a color', `sequenceDiagram\n${named}rect rgb(1,2,3)\nA->>B: x\nend`, 103],
  [
    'box with a color',
    `sequenceDiagram\n${named}box Aqua Group\nparticipant A\nend\nA->>B: x`,
    103,
  ],
  ['link', `flowchart LR\n${named}a --> b\nclick a "https://example.org"`, 104],
  ['HTML tag', `flowchart LR\n${named}a["<b>x</b>"] --> b`, 103],
  ['entity code', `flowchart LR\n${named}a["x #quot; y"] --> b`, 103],
  ['styled point', `quadrantChart\n${named}A: [0.1, 0.2] radius: 12`, 103],
])('a %s of the author’s own is refused', async (found, code, line) => {
  const error = await objection(code);
  expect(error.found).toContain(found);
  expect(error.line).toBe(line);
});

test.each([
  ['leaves its box', `packet\n${named}0-1: "x"\n2-5: "a label far too long"\n6-31: "y"`, 104],
  ['leaves the picture', `packet\n${named}0-1: "a label far too long for it"\n2-31: "y"`, 103],
  [
    'covers the label',
    `quadrantChart\n${named}x-axis A --> B\nOne point here: [0.5, 0.5]\nAnother point: [0.51, 0.5]`,
    105,
  ],
])('a label that %s is named with its line', async (problem, code, line) => {
  const error = await objection(code);
  expect(error.found).toContain(problem);
  expect(error.line).toBe(line);
});

test('a cloud in a mindmap is refused: where it stands would be chance', async () => {
  const error = await objection('mindmap\n  root)cloud(\n    a', meta);
  expect(error.found).toContain('cloud');
  expect(error.line).toBe(101);
});
