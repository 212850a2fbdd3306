import { expect, test } from 'vitest';
import type { Source } from '#wiki/source.ts';
import { cslName } from './csl.ts';
import { bibtex, referenceHtml } from './format.ts';

const paper: Source = {
  id: 'li-2007-context-switch',
  title: 'Quantifying the Cost of <Context> Switch',
  authors: ['Chuanpeng Li', 'Robbert van Renesse', 'Linux man-pages project'],
  venue: 'Workshop on Experimental Computer Science',
  year: 2007,
  url: 'https://example.org/paper',
  doi: '10.1145/1281700.1281702',
  kind: 'paper',
  checked: 'read',
  accessed: '2026-11-23',
};

test('a reference names authors, year, title and venue, and links its address', () => {
  expect(referenceHtml(paper)).toBe(
    'Li, C., van Renesse, R., &#38; Linux man-pages project. (2007). Quantifying the Cost of &#60;Context&#62; Switch. <i>Workshop on Experimental Computer Science</i>. <a href="https://doi.org/10.1145/1281700.1281702">https://doi.org/10.1145/1281700.1281702</a>',
  );
});

test('BibTeX has our id as its key, and every work its own entry', () => {
  const text = bibtex([paper, { ...paper, id: 'other', kind: 'manual' }]);
  expect(text.match(/^@\w+\{[^,]+,/gm)).toEqual([
    '@article{li-2007-context-switch,',
    '@misc{other,',
  ]);
  expect(text).toContain('{Linux man-pages project}');
  expect(text).toContain('doi = {10.1145/1281700.1281702}');
});

test('names are split into given and family, organizations stay whole', () => {
  expect(cslName('E. G. Coffman Jr.')).toEqual({
    family: 'Coffman',
    given: 'E. G.',
    suffix: 'Jr.',
  });
  expect(cslName('Arjan van de Ven')).toEqual({ family: 'van de Ven', given: 'Arjan' });
  for (const name of [
    'Cloudflare',
    'The Go Authors',
    'Apache Kafka contributors',
    'Ericsson AB',
    'Amazon Web Services',
  ])
    expect(cslName(name)).toEqual({ literal: name });
});
