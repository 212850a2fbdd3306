import { expect, test } from 'vitest';
import { asideHtml } from './asides.ts';

const one = async (text: string): Promise<string> => (await asideHtml([text], {}, []))[0] ?? '';

test('texts parsed together come out as they do one by one', async () => {
  const asides = ['A *first*.', 'Second.\n\n- a\n- b', '> quoted', '1. one', '    code', 'Last.'];
  const together = await asideHtml(asides, {}, []);
  expect(together.map((html) => html.trim())).toEqual(
    (await Promise.all(asides.map(one))).map((html) => html.trim()),
  );
});

test('a fence or a comment left open swallows no other text', async () => {
  for (const open of ['```\ncode', 'Text\n\n<!-- open', '~~~']) {
    const html = await asideHtml(['First.', open, 'Last.'], {}, []);
    expect(html).toHaveLength(3);
    expect(html[2]?.trim()).toBe('<p>Last.</p>');
  }
});

test('no text has no HTML', async () => {
  expect(await asideHtml([], {}, [])).toEqual([]);
});
