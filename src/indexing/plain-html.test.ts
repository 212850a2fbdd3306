import { expect, test } from 'vitest';
import { compile } from '#markdown/compile.ts';
import { plainHtml } from './plain-html.ts';

const context = {
  file: 'content/concepts/name/index.mdx',
  links: { base: '/', titleOf: () => 'Title', plannedTitleOf: () => undefined },
  draw: () => Promise.reject(new Error('no diagram here')),
  examples: { examples: [], address: '' },
};

async function htmlOf(text: string): Promise<string> {
  return plainHtml((await compile(text, [], context)).code);
}

test('a text without components is as it was compiled', async () => {
  expect(await htmlOf('One *two* `a < b`.')).toBe('<p>One <em>two</em> <code>a &lt; b</code>.</p>');
});

test('a text around a component keeps all of its parts', async () => {
  const text = 'Before.\n\n<Simulator name="raft" scenario="election" caption="It." />\n\nAfter.';
  expect(await htmlOf(text)).toMatch(/^<p>Before.<\/p>\s*<p>After.<\/p>\s*$/);
});

test('of a component remains what stands inside it', () => {
  const code =
    'const { jsx } = arguments[0]; return { default: ({ components: { Example: Box } }) => jsx("div", { class: "a\\"b", children: ["x < y", jsx(Box, { children: jsx("b", { "set:html": "<i>1</i>" }) })] }) };';
  expect(plainHtml(code)).toBe('<div class="a&quot;b">x &lt; y<b><i>1</i></b></div>');
});
