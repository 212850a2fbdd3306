import { describe, expect, test } from 'vitest';
import { brokenLinks, outlinesOf, unreachable } from './links.ts';
import { requestsOf } from './requests.ts';

describe('links of a built site', () => {
  const page = (address: string, html: string) => ({ address, html });
  const home = page(
    '/',
    '<h1 id="top">x</h1><a href="/wiki/a/">a</a><a href="/wiki/a/#there">t</a><img src="/wiki/x.svg">',
  );
  const files = new Set(['/x.svg']);

  test('pages, anchors and files that are there are no news', () => {
    expect(
      brokenLinks(
        outlinesOf([home, page('/a/', '<p id="there">x</p><a href="../#top">up</a>')]),
        files,
        '/wiki/',
      ),
    ).toEqual([]);
  });

  test('a missing page, anchor and file are each named with their page', () => {
    const broken = brokenLinks(
      outlinesOf([page('/', '<a href="/wiki/b/">b</a><a href="#no">n</a><img src="/wiki/y.svg">')]),
      files,
      '/wiki/',
    );
    expect(broken).toEqual([
      { page: '/', href: '/wiki/b/', reason: 'no such page or file' },
      { page: '/', href: '#no', reason: 'no such anchor on that page' },
      { page: '/', href: '/wiki/y.svg', reason: 'no such page or file' },
    ]);
  });

  test('a page to which no way leads is found, and one behind many others is not', () => {
    const chain = [
      page('/', '<a href="/wiki/a/">a</a>'),
      page('/a/', '<a href="../b/#x">b</a>'),
      page('/b/', ''),
      page('/c/', '<a href="/wiki/">home</a>'),
      page('/404.html', ''),
    ];
    expect(unreachable(outlinesOf(chain), '/wiki/')).toEqual(['/c/']);
  });

  test('the picture for other sites has an absolute address, and is there', () => {
    const reasons = (address: string) =>
      brokenLinks(
        outlinesOf([page('/', `<meta property="og:image" content="${address}">`)]),
        files,
        '/wiki/',
      ).map(({ reason }) => reason);
    expect(reasons('https://example.org/wiki/x.svg')).toEqual([]);
    expect(reasons('https://example.org/wiki/y.png')).toEqual(['no such page or file']);
    expect(reasons('https://example.org/x.svg')).toEqual(['outside the base path /wiki/']);
    expect(reasons('/wiki/x.svg')).toEqual(['not absolute, as other sites need it']);
  });

  test('a link that forgets the base path is found', () => {
    expect(
      brokenLinks(outlinesOf([page('/', '<a href="/about/">x</a>')]), files, '/wiki/'),
    ).toMatchObject([{ reason: 'outside the base path /wiki/' }]);
  });
});

test('a page costs what it names and what its scripts import, but not what they may load later', async () => {
  const html =
    '<link rel="stylesheet" href="/b/_astro/s.css"><script type="module" src="/b/_astro/a.js"></script><link rel="preload" href="/b/f.woff2" as="font">';
  const code: Readonly<Record<string, string>> = {
    '_astro/a.js': 'import{x}from"./b.js";import("./later.js");',
    '_astro/b.js': 'import"./c.js";export const x=1',
    '_astro/c.js': '',
  };
  const requests = await requestsOf(html, '/b/', async (file) => code[file] ?? '');
  expect(requests.map(({ file }) => file).toSorted()).toEqual([
    '_astro/a.js',
    '_astro/b.js',
    '_astro/c.js',
    '_astro/s.css',
    'f.woff2',
  ]);
});
