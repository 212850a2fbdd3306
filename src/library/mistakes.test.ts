import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DiagramError } from '#diagrams/draw.ts';
import type { Drawing } from '#diagrams/drawing.ts';
import { formatProblem } from '#wiki/problem.ts';
import { examplesOf } from './examples.ts';
import { readLibrary } from './read.ts';

let root = '';

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'library-'));
});
afterAll(() => rm(root, { recursive: true }));

const valid = {
  title: 'title: Backpressure',
  summary: 'summary: How a slow consumer makes itself heard by a fast producer.',
  category: 'category: messaging',
  level: 'level: core',
  relations: 'relations: [{ type: used-by, to: caching, why: a reason in a few words }]',
  aliases: 'aliases: [flow control]',
  takeaways: 'takeaways: [The first sentence., The second sentence., The third sentence.]',
  authors: 'authors: [ada]',
  reviewed: 'reviewed: 2026-01-01',
  reviewBy: 'reviewBy: 2027-01-01',
  versions: 'versions: []',
  interview:
    'interview:\n' +
    Array.from(
      { length: 5 },
      (_, n) =>
        `  - { question: Question ${n}?, answer: An answer that says something., followUp: And then? }`,
    ).join('\n'),
};

const text = 'A lead that cites a source.[@work-2020] See [[caching]].\n\n## A heading\n\nMore.';

/** One small wiki without mistakes, with what a test changes in it. */
async function mistakesOf(change: {
  fields?: Partial<Record<keyof typeof valid, string>>;
  more?: string;
  text?: string;
  files?: Readonly<Record<string, string | Uint8Array>>;
}): Promise<readonly string[]> {
  const home = path.join(root, String(Math.random()).slice(2));
  const fields = Object.values({ ...valid, ...change.fields });
  const files: Record<string, string | Uint8Array> = {
    'content/concepts/backpressure/index.mdx': article(
      [...fields, ...(change.more === undefined ? [] : [change.more])],
      change.text ?? text,
    ),
    'content/concepts/caching/index.mdx': article(
      Object.values({ ...valid, title: 'title: Caching', relations: 'relations: []' }),
      'A lead. See [[backpressure]].\n\n## Hits and misses\n\nMore.',
    ),
    'content/categories/messaging.mdx':
      '---\ntitle: Messaging\nnumber: 1\nsummary: Work that travels between parts.\nglyph: M0 0\norder: [backpressure, caching]\n---\n\nHello.',
    'content/authors/ada.yaml': 'name: Ada\nabout: She writes programs.',
    'content/sources/work-2020.yaml':
      'title: A work\nauthors: [Ada]\nvenue: A journal\nyear: 2020\nurl: https://example.org/\nkind: paper\nchecked: read\naccessed: 2026-01-01',
    ...change.files,
  };
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.join(home, path.dirname(file)), { recursive: true });
    await writeFile(path.join(home, file), content);
  }
  const { problems } = await readLibrary({
    root: home,
    base: '/',
    compilerVersion: 'test',
    draw,
    examplesOf,
    desk: path.join(home, 'desk'),
  });
  return problems.map(formatProblem);
}

const article = (fields: readonly string[], body: string): string =>
  `---\n${fields.join('\n')}\n---\n\n${body}\n`;

/** Stands in for Mermaid, which has tests of its own: refuses what it is told to. */
async function draw({
  code,
  file,
  line,
}: {
  code: string;
  file: string;
  line: number;
}): Promise<Drawing> {
  if (code.includes('broken'))
    throw new DiagramError({ file, line, found: 'Parse error: broken', expected: 'valid Mermaid' });
  return {
    type: 'flowchart',
    svg: '<svg></svg>',
    title: 'T',
    description: 'D',
    outline: [],
    width: 1,
    height: 1,
  };
}

const file = 'content/concepts/backpressure/index.mdx';

test('a wiki without mistakes has none to report', async () => {
  expect(await mistakesOf({})).toEqual([]);
});

test('an unknown field is named with the field that was meant', async () => {
  expect(await mistakesOf({ fields: { summary: 'sumary: x' } })).toEqual([
    `${file}:2  no field “summary” — summary: a string`,
    `${file}:3  the unknown field “sumary” — did you mean “summary”?`,
  ]);
});

test('a missing field says what it should hold', async () => {
  expect(await mistakesOf({ fields: { level: '' } })).toEqual([
    `${file}:2  no field “level” — level: one of intro, core, advanced`,
  ]);
});

test('a wrong type says what was found and what it should be', async () => {
  expect(await mistakesOf({ fields: { takeaways: 'takeaways: none' } })).toEqual([
    `${file}:8  takeaways: “none” — an array`,
  ]);
});

test('a summary that is too long is measured', async () => {
  const [mistake] = await mistakesOf({ fields: { summary: `summary: ${'long '.repeat(40)}` } });
  expect(mistake).toMatch(
    new RegExp(
      `^${file}:3  summary: “long .*…” \\(199 characters\\) — one sentence of at most 160 characters$`,
    ),
  );
});

test('broken YAML is told with its line', async () => {
  const [mistake] = await mistakesOf({ fields: { versions: 'versions: [' } });
  expect(mistake).toMatch(new RegExp(`^${file}:\\d+  .+ — valid YAML`));
});

test('an unknown category, author, source, relation and slug are named with their neighbors', async () => {
  expect(
    await mistakesOf({
      fields: {
        category: 'category: mesaging',
        authors: 'authors: [adda]',
        relations: 'relations: [{ type: used-buy, to: caching, why: because }]',
      },
    }),
  ).toContainEqual(
    `${file}:6  relations.0.type: “used-buy” — one of prerequisite, contrasts-with, implements, part-of, used-by`,
  );
  const mistakes = await mistakesOf({
    fields: {
      category: 'category: mesaging',
      authors: 'authors: [adda]',
      relations: 'relations:\n  - type: used-by\n    to: cachin\n    why: because',
    },
    text: 'A claim.[@work-2021]',
  });
  expect(mistakes).toContain(
    `${file}:4  the unknown category “mesaging” — did you mean “messaging”?`,
  );
  expect(mistakes).toContain(`${file}:12  the unknown author “adda” — did you mean “ada”?`);
  expect(mistakes).toContain(`${file}:8  the unknown article “cachin” — did you mean “caching”?`);
  expect(mistakes).toContain(
    `${file}:24  the unknown source “work-2021” — did you mean “work-2020”?`,
  );
});

test('a dangling link and a dangling anchor are named with their line', async () => {
  expect(
    await mistakesOf({ text: `${text}\n\n[[cachingg]] and [[caching#hits-and-mises|hits]]` }),
  ).toEqual([
    `${file}:27  the unknown article “cachingg” — did you mean “caching”?`,
    `${file}:27  the unknown heading in caching “hits-and-mises” — did you mean “hits-and-misses”?`,
  ]);
});

test('an ordinary link that leads nowhere is named with its line', async () => {
  expect(await mistakesOf({ text: `${text}\n\n[a](/abuot/) [b](#a-headin) [c](../x)` })).toEqual([
    `${file}:27  a link to ../x — [[slug]] for an article, /about/ for a page, #heading, https://…`,
    expect.stringMatching(`^${file}:27  the unknown address “/abuot/”`),
    `${file}:27  the unknown address “#a-headin” — did you mean “#a-heading”?`,
  ]);
});

test('a slug that stands twice is refused', async () => {
  const copy = article(Object.values(valid), text);
  expect(
    await mistakesOf({ files: { 'content/concepts/old/backpressure/index.mdx': copy } }),
  ).toEqual([
    `content/concepts/old/backpressure/index.mdx:1  the slug “backpressure” a second time — another name; ${file} has it`,
  ]);
});

test('an article that its category does not order is named', async () => {
  const category =
    '---\ntitle: Messaging\nnumber: 1\nsummary: Work that travels between parts.\nglyph: M0 0\norder: [backpressure]\n---\n';
  expect(await mistakesOf({ files: { 'content/categories/messaging.mdx': category } })).toEqual([
    'content/categories/messaging.mdx:6  “caching” missing in the order — every article of the category once',
  ]);
});

test('a missing image and a missing image description are two mistakes', async () => {
  expect(await mistakesOf({ text: `${text}\n\n![](figures/a.png)` })).toEqual([
    `${file}:27  the image figures/a.png without a description — ![what it shows](figures/name.png)`,
    `${file}:27  the image figures/a.png, which is not there — a file content/concepts/backpressure/figures/a.png`,
  ]);
});

test('an unknown component is named with the one that was meant', async () => {
  expect(await mistakesOf({ text: `${text}\n\n<Exampel id="x" />` })).toEqual([
    `${file}:27  an unknown component <Exampel> — did you mean <Example>?`,
  ]);
});

test('an unknown simulator or scenario is named with the one that was meant', async () => {
  const tags =
    '<Simulator name="hash-placment" />\n\n<Simulator name="hash-placement" scenario="rign" />\n\n<Simulator name="hash-placement" scenario="ring" seed="2" />';
  expect(await mistakesOf({ text: `${text}\n\n${tags}` })).toEqual([
    `${file}:27  the unknown simulator “hash-placment” — did you mean “hash-placement”?`,
    `${file}:29  the unknown scenario “rign” of hash-placement — did you mean “ring”?`,
    `${file}:31  <Simulator seed="…"> — name, scenario and caption are the attributes`,
  ]);
});

test('an unknown example is a mistake', async () => {
  expect(await mistakesOf({ text: `${text}\n\n<Example id="x" />` })).toEqual([
    `${file}:27  the unknown example “x” — one of none: there is no examples/examples.yaml`,
  ]);
});

test('a broken diagram is told with the words of the one who draws it', async () => {
  const diagram = '```mermaid caption="What to see."\nbroken\n```';
  expect(await mistakesOf({ text: `${text}\n\n${diagram}` })).toEqual([
    `${file}:28  Parse error: broken — valid Mermaid`,
  ]);
});

test('a code fence needs a language that is known, and long programs are files', async () => {
  expect(
    await mistakesOf({
      text: `${text}\n\n\`\`\`\nx\n\`\`\`\n\n\`\`\`pyton\nx\n\`\`\`\n\n\`\`\`go\na\nb\nc\nd\n\`\`\``,
    }),
  ).toEqual([
    expect.stringMatching(
      `^${file}:27  a code fence without a language — a language after the backticks: python, go`,
    ),
    `${file}:31  the unknown language “pyton” — did you mean “python”?`,
    expect.stringMatching(`^${file}:35  4 lines of Go in the text — a tested file under examples/`),
  ]);
});

test('a backtick in the first line of a fence is told there, where it makes the fence a sentence', async () => {
  const diagram = '```mermaid caption="One `read`."\nsequenceDiagram\n```';
  expect((await mistakesOf({ text: `${text}\n\n${diagram}` }))[0]).toBe(
    `${file}:27  a backtick in the first line of a code fence — the line without it, or ~~~ instead of the three backticks`,
  );
});

test('broken MDX is told with its line and the parser’s own words', async () => {
  const [mistake] = await mistakesOf({ text: `${text}\n\nless <10 ms` });
  expect(mistake).toMatch(new RegExp(`^${file}:27  Unexpected character after`));
});

test('an expression and an import are refused with their line', async () => {
  expect(await mistakesOf({ text: `${text}\n\nThe {value} here.` })).toEqual([
    `${file}:27  the expression {value} — plain text; code in backticks, a brace as \\{`,
  ]);
  expect(await mistakesOf({ text: `import x from 'y';\n\n${text}` })).toEqual([
    `${file}:21  an import or export — nothing: components are there without import`,
  ]);
});

test('bytes that are no UTF-8 are found with their line', async () => {
  const bytes = Buffer.concat([
    Buffer.from('name: Ada\nabout: She writes '),
    Buffer.from([0xe9, 0x0a]),
  ]);
  expect(await mistakesOf({ files: { 'content/authors/bob.yaml': bytes } })).toEqual([
    'content/authors/bob.yaml:2  bytes that are no UTF-8 — the file saved as UTF-8',
  ]);
});

test.for(['cafÃ©', 'A ā†’ B', 'Itâ€™s'])(
  'text in the wrong encoding is found: %s',
  async (wrong) => {
    const [mistake] = await mistakesOf({ text: `${text}\n\n${wrong}` });
    expect(mistake).toMatch(
      new RegExp(
        `^${file}:27  “.+”, text saved in the wrong encoding — the character that was meant, in UTF-8$`,
      ),
    );
  },
);

test('a source that nothing cites is a mistake', async () => {
  const mistakes = await mistakesOf({ text: 'A lead. See [[caching]].\n\n## A heading\n\nMore.' });
  expect(mistakes).toEqual([
    'content/sources/work-2020.yaml:1  a source that nothing cites — a citation, or no such file',
  ]);
});

test('a source confirmed at second hand names two texts', async () => {
  const source =
    'title: A work\nauthors: [Ada]\nvenue: A journal\nyear: 2020\nurl: https://example.org/\nkind: paper\nchecked: secondary\naccessed: 2026-01-01';
  const mistakes = await mistakesOf({ files: { 'content/sources/work-2020.yaml': source } });
  expect(mistakes[0]).toMatch(
    /^content\/sources\/work-2020.yaml:1  no field “confirmedBy” — .*two addresses/,
  );
});

test('mistakes of many files are told at once', async () => {
  const mistakes = await mistakesOf({
    fields: { level: 'level: easy' },
    files: { 'content/authors/bob.yaml': 'name: B', 'content/sources/other.yaml': 'title: X' },
  });
  expect(new Set(mistakes.map((mistake) => mistake.split(':')[0])).size).toBeGreaterThanOrEqual(3);
});

test('a term of the glossary defined twice, never used, or explained nowhere is told', async () => {
  const definition = 'definition: A sentence of more than twenty characters.';
  const lines = await mistakesOf({
    files: {
      'content/glossary/lease.yaml': `term: Lease\n${definition}\narticle: caching`,
      'content/glossary/token.yaml': `term: Token\n${definition}\naliases: [lease]\narticle: caching`,
      'content/glossary/epoch.yaml': `term: Epoch\n${definition}\narticle: cachin\nsource: work-202`,
    },
    text: 'A lease and a token.[@work-2020]',
  });
  expect(lines).toEqual([
    'content/glossary/epoch.yaml:1  the term “Epoch”, which no article uses — a text that has the term or one of its aliases, written like here',
    'content/glossary/epoch.yaml:3  the unknown article “cachin” — did you mean “caching”?',
    'content/glossary/epoch.yaml:4  the unknown source “work-202” — did you mean “work-2020”?',
    'content/glossary/token.yaml:1  “lease” a second time — one definition; content/glossary/lease.yaml has it',
  ]);
});

test('a path out of order, with a step twice or unknown, is told with its line', async () => {
  const step = (slug: string) => `  - { article: ${slug}, why: A reason to read it now. }`;
  const lines = await mistakesOf({
    fields: { relations: 'relations: [{ type: prerequisite, to: caching, why: because }]' },
    files: {
      'content/paths/start.yaml': [
        'title: Start',
        'summary: A summary of more than twenty characters.',
        'steps:',
        ...['backpressure', 'caching', 'cachin', 'caching'].map(step),
      ].join('\n'),
    },
  });
  expect(lines).toEqual([
    'content/paths/start.yaml:4  “backpressure” before its prerequisite “caching” — an order in which prerequisites come first',
    'content/paths/start.yaml:6  the unknown article “cachin” — did you mean “caching”?',
    'content/paths/start.yaml:7  “caching” a second time — each article once',
  ]);
});

describe('the graph of relations', () => {
  const relations = (...lines: readonly string[]) =>
    `relations:\n${lines.map((line) => `  - ${line}`).join('\n')}`;
  const other = (slug: string, fields: Partial<typeof valid>, body = 'See [[backpressure]].') => ({
    [`content/concepts/${slug}/index.mdx`]: article(
      Object.values({ ...valid, title: `title: ${slug}`, relations: 'relations: []', ...fields }),
      body,
    ),
    'content/categories/messaging.mdx': `---\ntitle: Messaging\nnumber: 1\nsummary: Work that travels between parts.\nglyph: M0 0\norder: [${[...new Set(['backpressure', 'caching', slug])].join(', ')}]\n---\n`,
  });

  test('a relation needs a reason', async () => {
    expect(
      await mistakesOf({ fields: { relations: relations('{ type: used-by, to: caching }') } }),
    ).toContain(`${file}:7  no field “relations.0.why” — relations.0.why: a string`);
  });

  test('prerequisites in a circle are named from end to end', async () => {
    const mistakes = await mistakesOf({
      fields: { relations: relations('{ type: prerequisite, to: caching, why: because }') },
      files: {
        ...other('queues', {
          relations: relations('{ type: prerequisite, to: backpressure, why: because }'),
        }),
        'content/concepts/caching/index.mdx': article(
          Object.values({
            ...valid,
            relations: relations(
              '{ type: used-by, to: queues, why: because }',
              '{ type: prerequisite, to: queues, why: because }',
            ),
          }),
          'See [[backpressure]].\n\n## Hits and misses',
        ),
      },
    });
    expect(mistakes).toEqual([
      'content/concepts/queues/index.mdx:7  “prerequisite” in a circle: backpressure → caching → queues → backpressure — one of these relations taken out, or another type',
    ]);
  });

  test('a prerequisite is of no higher level', async () => {
    const mistakes = await mistakesOf({
      fields: {
        level: 'level: intro',
        relations: relations('{ type: prerequisite, to: caching, why: because }'),
      },
    });
    expect(mistakes).toEqual([
      `${file}:7  the prerequisite “caching”, which is core while this article is intro — a prerequisite of the same level or below`,
    ]);
  });

  test('a contrast is written once, and no relation twice', async () => {
    const contrast = '{ type: contrasts-with, to: backpressure, why: because }';
    const mistakes = await mistakesOf({
      fields: {
        relations: relations(
          '{ type: contrasts-with, to: caching, why: because }',
          '{ type: contrasts-with, to: caching, why: because }',
        ),
      },
      files: other('caching', { relations: relations(contrast) }, '## Hits and misses'),
    });
    expect(mistakes).toEqual([
      `${file}:8  “contrasts-with” to “caching” a second time — each relation once`,
      'content/concepts/caching/index.mdx:7  the contrast with “backpressure”, which that article has written already — a contrast once, in either article: it is shown in both',
    ]);
  });

  test('an article that fewer than two others lead to is found', async () => {
    expect(await mistakesOf({ files: other('alone', {}, 'Nothing.') })).toEqual([
      'content/concepts/alone/index.mdx:1  an article that no other leads to — a relation with, or a link from, at least 2 others',
      'content/concepts/backpressure/index.mdx:1  an article that only “caching” leads to — a relation with, or a link from, at least 2 others',
      'content/concepts/caching/index.mdx:1  an article that only “backpressure” leads to — a relation with, or a link from, at least 2 others',
    ]);
  });
});

describe('what is planned', () => {
  const plan = (...articles: readonly string[]) => ({
    'content/planned.yaml': `categories:\n  storage: Storage engines\narticles:\n${articles.map((each) => `  - ${each}`).join('\n')}\n`,
  });
  const queues = '{ slug: queues, title: Message queues, category: messaging }';

  test('relations and texts may name an article that is planned', async () => {
    expect(
      await mistakesOf({
        fields: {
          relations:
            'relations: [{ type: used-by, to: queues, why: because }, { type: used-by, to: caching, why: because }]',
        },
        text: `${text} [[queues]] and [[queues|a queue]].`,
        files: plan(queues, '{ slug: lsm-trees, title: LSM trees, category: storage }'),
      }),
    ).toEqual([]);
  });

  test('a planned article has no headings to link to', async () => {
    expect(
      await mistakesOf({ text: `${text}\n\n[[queues#sizes|sizes]]`, files: plan(queues) }),
    ).toEqual([
      `${file}:27  a heading of “queues”, which is only planned — [[queues]] until it is written`,
    ]);
  });

  test('a plan names what is not written, once, in a chapter that is known', async () => {
    const mistakes = await mistakesOf({
      files: {
        'content/planned.yaml': plan(
          '{ slug: caching, title: Caching, category: messaging }',
          queues,
          '{ slug: queues, title: Queues, category: mesaging }',
        )['content/planned.yaml'].replace('storage:', 'messaging:'),
      },
    });
    expect(mistakes).toEqual([
      'content/planned.yaml:2  the chapter “messaging”, which exists — only what is not begun',
      'content/planned.yaml:4  “caching”, which is written — only what is not: take it out of the plan',
      'content/planned.yaml:6  “queues” a second time — each planned article once',
      'content/planned.yaml:6  the unknown category “mesaging” — a chapter that exists, or one named under “categories” above',
    ]);
  });
});
