import { expect, test } from 'vitest';
import { markedPieces, rangesOf } from './mark.ts';
import { matchingSections } from './passage.ts';

const words = (count: number): string => Array.from({ length: count }, (_, n) => `w${n}`).join(' ');
const lead = `Title. A lead sentence. ${words(30)}`;
const first = `Locks. Before it. A (mutex)? guards state. ${words(40)}`;
const second = `Queues. A queue and a mutex, together. ${words(10)}`;
const content = `${lead} ${first} ${second}`;
const at = (text: string): number[] =>
  content.split(' ').flatMap((word, index) => (word.includes(text) ? [index] : []));
const place = (heading: string): number => at(heading)[0] ?? 0;
const fragment = {
  content,
  meta: {},
  anchors: [
    { element: 'h2', id: 'queues', text: 'Queues', location: place('Queues.') },
    { element: 'sup', id: 'cite-1', text: '1', location: place('Queues.') + 1 },
    { element: 'h2', id: 'locks', text: 'Locks', location: place('Locks.') },
  ],
};

test('the section with more of the terms comes first, and only headings make sections', () => {
  const sections = matchingSections(fragment, [at('mutex'), at('queue')]);
  expect(sections.map(({ id }) => id)).toEqual(['queues', 'locks']);
});

test('a rare term counts more than two common ones', () => {
  const sections = matchingSections(
    fragment,
    [at('mutex'), at('queue'), at('state')],
    [0.1, 0.1, 1],
  );
  expect(sections.map(({ id }) => id)).toEqual(['locks', 'queues']);
});

test('a sentence is shown rather than a program with the same words', () => {
  const program = Array.from({ length: 20 }, () => 'lock() = { x_y }').join(' ');
  const texts = `Title. ${program} mutex ${program} Here a mutex guards state.`;
  const [section] = matchingSections({ content: texts, meta: {}, anchors: [] }, [
    texts.split(' ').flatMap((word, index) => (word === 'mutex' ? [index] : [])),
  ]);
  expect(section?.passage.map((piece) => piece.text).join('')).toContain('guards state');
});

test('a passage begins with its sentence, without the heading, and marks words without punctuation', () => {
  const [section] = matchingSections(fragment, [at('mutex)')]);
  const text = section?.passage.map((piece) => piece.text).join('');
  expect(text).toMatch(/^Before it\. A \(mutex\)\? guards state\. w0 .* …$/);
  expect(section?.passage.filter(({ marked }) => marked)).toEqual([
    { text: 'mutex', marked: true },
  ]);
});

test('an article whose text has none of the terms has no sections', () => {
  expect(matchingSections(fragment, [[]])).toEqual([]);
});

test('other forms and continuations of a word are marked, its neighbors are not', () => {
  const marked = markedPieces('Caches, cached data and the cashier', ['cache'])
    .filter((piece) => piece.marked)
    .map(({ text }) => text);
  expect(marked).toEqual(['Caches', 'cached']);
});

test('marking changes no letter of a text', () => {
  const text = 'sync.WaitGroup — and “naïve” C++';
  expect(
    markedPieces(text, ['wait', 'naive', 'c++'])
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text);
  expect(rangesOf(text, [])).toEqual([]);
});
