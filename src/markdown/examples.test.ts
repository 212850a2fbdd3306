import { expect, test } from 'vitest';
import type { ShownProgram } from '#examples/view.ts';
import { compile } from './compile.ts';

/** The code an article becomes that shows one program. */
async function codeOf(browser: ShownProgram['browser']): Promise<string> {
  const program: ShownProgram = {
    file: 'a.py',
    language: 'python',
    source: 'print(1)\n',
    regions: [],
    record: undefined,
    command: 'python3 a.py',
    browser,
  };
  const example = { id: 'a', claim: 'It holds.', volatile: false, holds: [], programs: [program] };
  const { code, facts } = await compile('<Example id="a" />', [], {
    file: 'content/concepts/a/index.mdx',
    draw: () => Promise.reject(new Error('nothing is drawn')),
    examples: { examples: [example], address: '/concepts/a/examples/' },
    links: { base: '/', titleOf: () => undefined, plannedTitleOf: () => undefined },
  });
  expect(facts.problems).toEqual([]);
  return code.replaceAll(String.raw`\"`, '"');
}

test('a program that runs in the browser is offered with the size of its download', async () => {
  expect(await codeOf('pyodide')).toContain(
    'data-run="pyodide" data-pagefind-ignore>Run it here (6&nbsp;MB)',
  );
  expect(await codeOf('worker')).toContain(
    'data-run="worker" data-pagefind-ignore>Run it here (0.3&nbsp;MB)',
  );
});

test('a program that cannot says why not; of others nothing is said', async () => {
  const never = await codeOf({ never: 'starts <threads>' });
  expect(never).toContain(
    '<span data-pagefind-ignore>Not in a browser: starts &lt;threads&gt;.</span>',
  );
  expect(never).not.toContain('<button');
  expect(await codeOf(undefined)).toContain('<code>python3 a.py</code></p>');
});
