import { expect, test } from 'vitest';
import { markdownTwin } from './twin.ts';

const twin = (text: string): string =>
  markdownTwin(text, {
    addressOf: (slug) => `/base/concepts/${slug}/`,
    titleOf: (slug) => (slug === 'caching' ? 'Caching' : undefined),
    examples: [
      {
        id: 'lost',
        claim: 'One update is lost.',
        volatile: false,
        holds: [],
        programs: [
          {
            file: 'lost.py',
            language: 'python',
            source: 'print(1)\n',
            regions: [],
            record: { stdout: '1\n' } as never,
            command: 'python3 lost.py',
            browser: undefined,
          },
        ],
      },
    ],
  });

test('links between articles become links', () => {
  expect(twin('See [[caching]], [[caching|copies]], [[caching#hits|hits]].')).toBe(
    'See [Caching](/base/concepts/caching/), [copies](/base/concepts/caching/), [hits](/base/concepts/caching/#hits).',
  );
  expect(twin('| a [[caching\\|copies]] |')).toBe('| a [copies](/base/concepts/caching/) |');
});

test('the words of a link may hold code', () => {
  expect(twin('[[caching|after `fork`]]')).toBe('[after `fork`](/base/concepts/caching/)');
});

test('citations become footnotes', () => {
  expect(twin('So it is.[@a-2020, §4.10; @b]')).toBe('So it is.[^a-2020][^b]');
});

test('what is code stays as it is', () => {
  expect(twin('`[[a]]` and `[@b]`')).toBe('`[[a]]` and `[@b]`');
  expect(twin('```text\n[[caching]]\n```')).toBe('```text\n[[caching]]\n```');
});

test('a diagram keeps its source and shows its caption below', () => {
  expect(twin('```mermaid caption="What to see."\nflowchart LR\n```\n\nMore.')).toBe(
    '```mermaid\nflowchart LR\n```\n\n*What to see.*\n\nMore.',
  );
});

test('a program is shown with its claim and what it prints', () => {
  expect(twin('<Example id="lost" caption="x" />')).toBe(
    '**One update is lost.**\n\nPython, `lost.py`:\n\n```python\nprint(1)\n```\n\nPrints:\n\n```text\n1\n```',
  );
});
