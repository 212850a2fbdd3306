import { expect, test } from 'vitest';
import { headersFor, parseHeaders } from './headers.ts';

const rules = parseHeaders(`# comment
/*
  X-Content-Type-Options: nosniff

/_astro/*
  Cache-Control: public, max-age=31536000, immutable
/concepts/:slug/
  X-Kind: article
  X-Content-Type-Options: again
`);

test('a path gets the headers of every rule that fits it', () => {
  expect(headersFor(rules, '/_astro/page.abc.js')).toEqual({
    'x-content-type-options': 'nosniff',
    'cache-control': 'public, max-age=31536000, immutable',
  });
});

test('a name stands for one segment, and values of the same header are joined', () => {
  expect(headersFor(rules, '/concepts/caching/')['x-kind']).toBe('article');
  expect(headersFor(rules, '/concepts/caching/figures/')['x-kind']).toBeUndefined();
  expect(headersFor(rules, '/concepts/caching/')['x-content-type-options']).toBe('nosniff, again');
});

test('a dot in a pattern is a dot', () => {
  const [rule] = parseHeaders('/a.txt\n  X-A: 1');
  expect(rule?.path.match('/a.txt')).toBeDefined();
  expect(rule?.path.match('/abtxt')).toBeUndefined();
});

test('a line that is neither path nor header is refused with its number', () => {
  expect(() => parseHeaders('/*\n  nonsense', 'public/_headers')).toThrow(
    'public/_headers:2  found “nonsense”',
  );
  expect(() => parseHeaders('  X-A: 1')).toThrow('_headers:1');
});
