import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** Which rooms a room may import from. A room that is not listed may import nothing but itself. */
const may: Readonly<Record<string, readonly string[]>> = {
  wiki: [],
  simulators: [],
  playground: [],
  paths: [],
  preview: [],
  map: ['wiki'],
  yaml: ['wiki'],
  cards: ['wiki', 'diagrams'],
  examples: ['wiki', 'yaml', 'playground'],
  diagrams: ['wiki'],
  bibliography: ['wiki'],
  indexing: ['wiki', 'markdown', 'search'],
  markdown: ['wiki', 'diagrams', 'examples', 'playground', 'simulators'],
  library: ['wiki', 'yaml', 'markdown', 'diagrams', 'examples', 'indexing'],
  components: ['wiki', 'simulators'],
  search: ['wiki'],
  layouts: ['wiki', 'components', 'search', 'preview', 'playground', 'paths', 'styles'],
  pages: [
    'wiki',
    'bibliography',
    'paths',
    'map',
    'cards',
    'simulators',
    'components',
    'search',
    'preview',
    'layouts',
    'styles',
  ],
  styles: ['diagrams', 'search', 'playground'],
  integrations: ['wiki', 'preview', 'library', 'indexing', 'layouts', 'search'],
  commands: ['wiki', 'integrations'],
  bench: ['wiki', 'markdown', 'map', 'cards', 'library', 'simulators', 'integrations', 'commands'],
  judge: ['search', 'commands', 'bench'],
};

/** Files that stand outside the rooms and say what all may know. */
const hall: Readonly<Record<string, readonly string[]>> = {
  'site.ts': ['layouts', 'pages', 'search', 'components', 'map'],
  'content.ts': ['layouts', 'pages'],
};

interface Import {
  readonly from: string;
  readonly to: string;
}

const source = path.resolve('src');

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(path.join(source, file), 'utf8');
  const specifiers = [
    ...text.matchAll(/(?:\bfrom|\bimport|@import)\s*\(?\s*['"]([^'"]+)['"]/g),
  ].map((match) => match[1] ?? '');
  return specifiers.flatMap((specifier) => {
    if (specifier.startsWith('#')) return [{ from: file, to: specifier.slice(1) }];
    if (specifier.startsWith('.'))
      return [{ from: file, to: path.posix.join(path.posix.dirname(file), specifier) }];
    return [];
  });
}

const roomOf = (file: string): string => file.split('/')[0] ?? '';
const files = globSync('**/*.{ts,astro,mdx,css}', { cwd: source }).map((file) =>
  file.replaceAll(path.sep, '/'),
);
const imports = files.filter((file) => !file.endsWith('.test.ts')).flatMap(importsOf);

test('the walk through the house sees its files and their imports', () => {
  expect(imports).toContainEqual({ from: 'layouts/Page.astro', to: 'styles/index.css' });
  expect(imports).toContainEqual({ from: 'layouts/page.ts', to: 'search/trigger.ts' });
  expect(imports.length).toBeGreaterThan(100);
});

test('imports between rooms point one way', () => {
  const wrong = imports.filter(({ from, to }) => {
    if (to.startsWith('../') || !from.includes('/') || roomOf(from) === roomOf(to)) return false;
    const allowed = to.includes('/')
      ? may[roomOf(from)]?.includes(roomOf(to))
      : hall[to]?.includes(roomOf(from));
    return allowed !== true;
  });
  expect(wrong).toEqual([]);
});

test('what a room imports from another is named with #room, not by climbing', () => {
  const climbing = files
    .filter((file) => file.includes('/'))
    .flatMap((file) => importsOf(file))
    .filter(({ from, to }) => {
      const text = readFileSync(path.join(source, from), 'utf8');
      return to.includes('/') && roomOf(from) !== roomOf(to) && !text.includes(`#${to}`);
    })
    .filter(({ from }) => !from.endsWith('.css'));
  expect(climbing).toEqual([]);
});
