import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import { afterAll, expect, test } from 'vitest';
import { indexInto, indexPages } from './pagefind-index.ts';
import { searchable } from './searchable.ts';

const page = (body: string): string =>
  `<!doctype html><html lang="en"><head><title>x</title><meta data-pagefind-meta="aliases[content]" content="GIL, dogpile"></head><body><nav>menu</nav><main><article data-pagefind-body><h1 data-pagefind-meta="title">Name</h1>${body}</article><aside>beside</aside></main></body></html>`;

afterAll(() => pagefind.close());

async function textOf(body: string): Promise<string> {
  const files = await indexPages([{ address: '/concepts/name/', html: page(body) }]);
  const fragment = files.find((file) => file.path.startsWith('fragment/'));
  const text = gunzipSync(fragment?.content ?? new Uint8Array()).toString('utf8');
  return (JSON.parse(text.slice('pagefind_dcd'.length)) as { content: string }).content;
}

test('words of neighboring cells, terms, captions and tokens stay apart', async () => {
  const text = await textOf(
    '<table><tr><th>alpha</th><th>bravo</th></tr></table><dl><dt>charlie</dt><dd>delta</dd></dl>' +
      '<figure><pre><code>sync<span>.Wait</span><span>Group</span></code></pre><figcaption>echo</figcaption><details><summary>foxtrot</summary>golf</details></figure>' +
      '<p><span>hotel</span><span>india</span><b>juliet</b><b>kilo</b></p>',
  );
  expect(text.replaceAll('.', ' ').split(/\s+/)).toEqual(
    expect.arrayContaining(
      'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo'.split(' '),
    ),
  );
  expect(text).toContain('sync.WaitGroup');
});

test('drawings, numbers of citations and what is hidden are no text', async () => {
  const text = await textOf(
    '<p>A claim.<sup class="cite"><a href="#s">1</a></sup></p><svg><text>node</text></svg><span hidden>secret</span>',
  );
  expect(text).toBe('Name. A claim.');
});

test('what a diagram says is a part of its own, which leads to the figure', async () => {
  const body =
    '<h2 id="first">First</h2><p>alpha</p><figure class="diagram" id="figure-1"><svg></svg><figcaption><b>Figure 1.</b> What to see.</figcaption><details><summary>In words</summary><ul><li>client to cache</li></ul></details></figure><p>omega</p>';
  const files = await indexPages([{ address: '/concepts/name/', html: page(body) }]);
  const fragment = files.find((file) => file.path.startsWith('fragment/'));
  const text = gunzipSync(fragment?.content ?? new Uint8Array()).toString('utf8');
  const { anchors, content } = JSON.parse(text.slice('pagefind_dcd'.length)) as {
    anchors: readonly { id: string; title?: string }[];
    content: string;
  };
  expect(anchors).toContainEqual(
    expect.objectContaining({ id: 'figure-1', title: 'Figure 1. What to see.' }),
  );
  expect(content.indexOf('omega')).toBeLessThan(content.indexOf('client to cache'));
});

test('a page without the mark is not searchable, and a site without any is a mistake', async () => {
  expect(searchable('<main>text</main>')).toBeUndefined();
  await expect(indexPages([{ address: '/', html: '<main>text</main>' }])).rejects.toThrow(
    'data-pagefind-body',
  );
});

test('the index tells whose text a fragment is, and leaves Pagefind’s own interface out', async () => {
  const html = page('<p>text</p>');
  const files = await indexPages([
    { address: '/concepts/one/', html },
    { address: '/concepts/two/', html },
  ]);
  const names = files.map((file) => file.path);
  expect(names).toContain('pagefind.js');
  expect(names.join(' ')).not.toMatch(/-ui|highlight|worker|unknown/);
  const articles = files.find((file) => file.path === 'articles.json')?.content;
  const slugs = JSON.parse(new TextDecoder().decode(articles)) as Record<string, string>;
  expect(Object.values(slugs).toSorted()).toEqual(['one', 'two']);
});

test('what a build writes is what a dev server serves', async () => {
  const pages = [{ address: '/concepts/one/', html: page('<p>text</p>') }];
  const root = await mkdtemp(path.join(tmpdir(), 'search-'));
  const folder = path.join(root, 'pagefind');
  expect(await indexInto(folder, pages, path.join(root, 'desk'))).toBe(1);

  const served = new Map((await indexPages(pages)).map((file) => [file.path, file.content]));
  const written = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  expect(written.toSorted()).toEqual([...served.keys()].toSorted());
  for (const file of ['pagefind.js', 'articles.json']) {
    const content = await readFile(path.join(folder, file));
    expect(content.equals(served.get(file) ?? new Uint8Array())).toBe(true);
  }
  await rm(root, { recursive: true });
});
