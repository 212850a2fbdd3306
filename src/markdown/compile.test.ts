import { describe, expect, test } from 'vitest';
import type { Drawing } from '#diagrams/drawing.ts';
import { readCitation } from './citations.ts';
import { readMeta } from './code/meta.ts';
import { compile } from './compile.ts';

async function draw(): Promise<Drawing> {
  return {
    type: 'flowchart',
    svg: '<svg id="d"></svg>',
    title: 'Title',
    description: 'D',
    outline: ['A → B'],
    width: 1,
    height: 1,
  };
}

/** The static HTML of a text without components. */
async function htmlOf(text: string): Promise<string> {
  const { code, facts } = await compiled(text);
  expect(facts.problems).toEqual([]);
  const parts = [...code.matchAll(/"set:html": ("(?:[^"\\]|\\.)*")/g)].map(
    (match) => new Function(`return ${match[1]}`)() as string,
  );
  return parts.join('');
}

function compiled(text: string) {
  return compile(text, [], {
    file: 'content/concepts/a/index.mdx',
    draw,
    examples: { examples: [], address: '/concepts/a/examples/' },
    links: {
      base: '/base/',
      titleOf: (slug) => (slug === 'caching' ? 'Caching' : undefined),
      plannedTitleOf: (slug) => (slug === 'queues' ? 'Queues' : undefined),
    },
  });
}

describe('links between articles', () => {
  test('a bare link shows the title of its article', async () => {
    expect(await htmlOf('See [[caching]].')).toContain(
      '<a href="/base/concepts/caching/" class="concept">Caching</a>',
    );
  });

  test('a link keeps its own words, its anchor and their emphasis', async () => {
    expect(await htmlOf('See [[caching#hits|*hits*]].')).toContain(
      '<a href="/base/concepts/caching/#hits" class="concept"><em>hits</em></a>',
    );
  });

  test('the bar of a link is escaped in a table', async () => {
    expect(await htmlOf('| a |\n| - |\n| [[caching\\|hits]] |')).toContain(
      '<a href="/base/concepts/caching/" class="concept">hits</a>',
    );
  });

  test('an article that is planned is named and no link', async () => {
    expect(await htmlOf('See [[queues]] and [[queues|a queue]].')).toContain(
      '<p>See <span class="planned">Queues</span> and <span class="planned">a queue</span>.</p>',
    );
  });

  test('an ordinary link is left alone', async () => {
    expect(await htmlOf('[x](https://example.org/)')).toContain(
      '<a href="https://example.org/">x</a>',
    );
  });
});

describe('the sentence that mentions an article', () => {
  const mentionsOf = async (text: string) =>
    (await compiled(text)).facts.mentions.map(
      ({ slug, before, words, after }) => `${slug}: ${before}[${words}]${after}`,
    );

  test('is the one around the first link, as it reads', async () => {
    expect(
      await mentionsOf(
        'First. Under *load*, a `GET` hits [[caching]],[@a-2020] and\nstops there. Third: [[caching|again]].',
      ),
    ).toEqual(['caching: Under load, a GET hits [Caching], and stops there.']);
  });

  test('does not leave its list item, cell or callout', async () => {
    const item = '- one\n- two, see [[caching|the cache]]\n\n  - three';
    const cell = '| a |\n| - |\n| [[queue-a\\|a queue]] here |';
    const callout = '> [!NOTE]\n> See [[queue-b]].';
    expect(await mentionsOf(`${item}\n\n${cell}\n\n${callout}`)).toEqual([
      'caching: two, see [the cache]',
      'queue-a: [a queue] here',
      'queue-b: See [queue-b].',
    ]);
  });

  test('is cut on both sides where it is long, between words', async () => {
    const words = 'word '.repeat(60);
    const [mention] = await mentionsOf(`${words}[[caching]] ${words}end.`);
    expect(mention).toMatch(/^caching: … (word )+\[Caching\] (word )*word…$/);
    expect(mention!.length).toBeLessThan(260);
  });
});

describe('citations', () => {
  test('sources are numbered by their first citation, and their places are counted', async () => {
    const html = await htmlOf('One.[@b-2020] Two.[@a-2019, p. 3; @b-2020]');
    expect(html).toContain('<sup class="cite"><a href="#source-1" id="cite-1-1">1</a></sup>');
    expect(html).toContain(
      '<a href="#source-2" id="cite-2-1" data-at="p. 3">2</a>, <a href="#source-1" id="cite-1-2">1</a>',
    );
  });

  test('a part that is no citation is noticed', () => {
    expect(readCitation('@a-1; b')).toEqual([{ source: 'a-1', locator: undefined }, undefined]);
  });
});

test('a callout has a label and an icon', async () => {
  const html = await htmlOf('> [!WARNING]\n> Beware *of* it.');
  expect(html).toMatch(
    /<aside class="callout warning" aria-label="Warning"><p class="callout-label"><svg.*<\/svg>Warning<\/p><div><p>Beware <em>of<\/em> it\.<\/p><\/div><\/aside>/s,
  );
});

test('a table scrolls within a named group and is aligned without style attributes', async () => {
  const html = await htmlOf('| a | b |\n| - | -: |\n| 1 | 2 |');
  expect(html).toContain('<div class="table" role="group" tabindex="0" aria-label="Table: a b">');
  expect(html).toContain('<td class="right">2</td>');
  expect(html).not.toContain('style=');
});

test('a corner without words is no header', async () => {
  expect(await htmlOf('|  | b |\n| - | - |\n| 1 | 2 |')).toMatch(/<tr>\s*<td><\/td>\s*<th>b<\/th>/);
});

test('headings have an id and link to themselves', async () => {
  expect(await htmlOf('## How `it` works\n\n## How it works')).toContain(
    '<h2 id="how-it-works"><a href="#how-it-works">How <code>it</code> works</a></h2>',
  );
});

test('code is colored by class, with its language and marked lines', async () => {
  const html = await htmlOf('```python title="a.py" {2} fragment\nx = 1\nreturn "<b>"\n```');
  expect(html).toContain('<figure class="code" data-code>');
  expect(html).toContain(
    '<span class="code-file">a.py</span> <span class="code-language">Python</span>',
  );
  expect(html).toMatch(/<mark><i class="k">return <\/i><i class="s">"&lt;b&gt;"<\/i><\/mark>/);
  expect(html).not.toContain('style=');
});

test('a diagram has its caption, its number and its structure in words', async () => {
  const html = await htmlOf('```mermaid caption="What to see."\nflowchart LR\n```');
  expect(html).toContain('<svg id="d"></svg>');
  expect(html).toContain('<b>Figure 1.</b> What to see.');
  expect(html).toContain('<li>A → B</li>');
  expect(html).toContain('class="diagram-sheet least-50"');
});

test('a number and its unit stay on one line', async () => {
  expect(await htmlOf('It takes 10 ms and 5 threads, in 2 steps.')).toContain(
    '10\u00a0ms and 5\u00a0threads, in 2 steps',
  );
});

test('quotes and dashes are set as in a book', async () => {
  expect(await htmlOf('"So" --- it\'s')).toContain('“So” — it’s');
});

describe('what stands after the language of a fence', () => {
  test('attributes, marks and flags are told apart', () => {
    const meta = readMeta('title="a b.go" {2,5-7} ins={3} del={4} fragment');
    expect(meta.attributes).toEqual({ title: 'a b.go' });
    expect([...meta.marked]).toEqual([2, 5, 6, 7]);
    expect([...meta.inserted, ...meta.deleted]).toEqual([3, 4]);
    expect([...meta.flags]).toEqual(['fragment']);
    expect(meta.unknown).toEqual([]);
  });

  test('what cannot be read is kept to be reported', () => {
    expect(readMeta('title=unquoted').unknown).toEqual(['title=unquoted']);
  });
});
