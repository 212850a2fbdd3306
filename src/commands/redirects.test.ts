import { expect, test } from 'vitest';
import { parseRedirects, redirectFor } from './redirects.ts';

const rules = parseRedirects(`# old addresses
/articles/:slug /concepts/:slug/ 301
/blog/* https://example.org/:splat 302   # moved away
/old /new
/now! /never 301!
`);

test('the first rule that fits gives target and status, 301 when none is written', () => {
  expect(redirectFor(rules, '/old')).toEqual({ to: '/new', status: 301, force: false });
  expect(redirectFor(rules, '/older')).toBeUndefined();
});

test('names and the splat are carried over', () => {
  expect(redirectFor(rules, '/articles/caching')?.to).toBe('/concepts/caching/');
  expect(redirectFor(rules, '/blog/2024/a')).toEqual({
    to: 'https://example.org/2024/a',
    status: 302,
    force: false,
  });
});

test('an exclamation mark behind the status forces the redirect', () => {
  expect(redirectFor(rules, '/now!')?.force).toBe(true);
});

test('a line without a target or with an unknown status is refused with its number', () => {
  expect(() => parseRedirects('/a\n', 'public/_redirects')).toThrow(
    'public/_redirects:1  found “/a”',
  );
  expect(() => parseRedirects('# fine\n/a /b 418')).toThrow('_redirects:2');
});
