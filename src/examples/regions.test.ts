import { expect, test } from 'vitest';
import { readRegions } from './regions.ts';

test.each([
  ['Python and shell', '# region step', '# endregion'],
  ['Go, C and TypeScript', '// region step', '// endregion'],
  ['SQL', '-- region step', '-- endregion'],
  ['C blocks', '/* region step */', '/* endregion */'],
])('a region in the comments of %s is cut out, and its markers are not shown', (_, open, close) => {
  const { text, regions, mistakes } = readRegions(`a\n  ${open}\n  b\n    c\n  ${close}\nd\n`);
  expect(text).toBe('a\n  b\n    c\nd\n');
  expect(regions).toEqual([{ name: 'step', text: 'b\n  c', firstLine: 2 }]);
  expect(mistakes).toEqual([]);
});

test('regions may lie in one another', () => {
  const { regions } = readRegions('# region all\n1\n# region part\n2\n# endregion\n# endregion\n');
  expect(regions.map(({ name, text, firstLine }) => [name, text, firstLine])).toEqual([
    ['part', '2', 2],
    ['all', '1\n2', 1],
  ]);
});

test('blank lines at the edges of a region are dropped', () => {
  const { regions } = readRegions('# region a\n\nx\n\n# endregion\n');
  expect(regions).toEqual([{ name: 'a', text: 'x', firstLine: 2 }]);
});

test('unclosed, unopened, unnamed and repeated regions are mistakes', () => {
  const source = '# endregion\n# region\n# endregion\n# region a\n# endregion\n# region a\n';
  expect(readRegions(source).mistakes.map(({ line, found }) => `${line} ${found}`)).toEqual([
    '1 endregion',
    '2 region “”',
    '6 a second region a',
    '6 region a, never closed',
  ]);
});

test('a comment that only mentions a region stays', () => {
  const source = '# this region is critical\nprint("# region x")\n';
  expect(readRegions(source)).toEqual({ text: source, regions: [], mistakes: [] });
});
