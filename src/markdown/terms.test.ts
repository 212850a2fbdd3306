import { expect, test } from 'vitest';
import { TermFinder } from '#wiki/term-finder.ts';
import { compile } from './compile.ts';

const finder = new TermFinder([
  { slug: 'lease', term: 'Lease', article: 'cache-stampede' },
  { slug: 'futex', term: 'Futex', article: 'locks' },
]);

async function compiled(text: string, unlinked: readonly string[] = []) {
  return compile(text, [], {
    file: 'content/concepts/a/index.mdx',
    draw: () => Promise.reject(new Error('no diagram here')),
    examples: { examples: [], address: '' },
    links: { base: '/base/', titleOf: () => 'Title', plannedTitleOf: () => undefined },
    glossary: { base: '/base/', finder, unlinked: new Set(unlinked) },
  });
}

const links = async (text: string, unlinked?: readonly string[]): Promise<readonly string[]> =>
  [...(await compiled(text, unlinked)).code.matchAll(/glossary\/#(\w+)[^>]*>(\w+)</g)].map(
    ([, slug, words]) => `${slug}: ${words}`,
  );

test('the first use of a term is a link, the others are not', async () => {
  expect(await links('A *lease* ends.\n\nOther leases, and a futex.')).toEqual([
    'lease: lease',
    'futex: futex',
  ]);
});

test('a term in a heading, a link, a table or code stays as it is', async () => {
  const text =
    '## The lease\n\n[A lease](/about/), [[a|lease]], `lease`.\n\n| lease |\n| --- |\n| lease |\n';
  expect(await links(text)).toEqual([]);
  expect(await links(`${text}\nThen the lease.`)).toEqual(['lease: lease']);
});

test('a term that the text explains itself is noted and not linked', async () => {
  expect(await links('A lease and a futex.', ['lease'])).toEqual(['futex: futex']);
  expect((await compiled('A lease and a futex.', ['lease'])).facts.terms).toEqual([
    'lease',
    'futex',
  ]);
});

test('a sentence with a term keeps its citation and its number', async () => {
  const { code, facts } = await compiled('A lease of 10 ms.[@work] It ends.');
  expect(facts.citations).toHaveLength(1);
  expect(code).toMatch(/lease<\/a> of 10\\xA0ms\.<sup/);
});
