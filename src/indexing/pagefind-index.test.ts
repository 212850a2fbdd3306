import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk } from './desk.ts';
import { searchDocument } from './document.ts';
import { writeIndex } from './pagefind-index.ts';

let home = '';
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'indexing-'));
});
afterAll(() => rm(home, { recursive: true }));

interface Fragment {
  readonly content: string;
  readonly anchors: readonly { readonly id: string; readonly title?: string }[];
  readonly meta: Readonly<Record<string, string>>;
}

/** What the index holds of an article with this body. */
async function indexed(body: string): Promise<Fragment> {
  const desk = new Desk(path.join(home, 'one'));
  const front = { title: 'Name', summary: 'A summary.', aliases: ['GIL', 'dogpile'] };
  const takeaways = ['<p>Taken away.</p>'];
  const interview = ['<p>Why?</p>', '<p>Because.</p>', '<p>And then?</p>'];
  await desk.put('name', 'x', searchDocument({ front, body, takeaways, interview }));
  const folder = path.join(home, 'index');
  expect(await writeIndex(desk.folder, folder)).toBe(1);
  const [file = ''] = await readdir(path.join(folder, 'fragment'));
  const text = gunzipSync(await readFile(path.join(folder, 'fragment', file))).toString('utf8');
  return JSON.parse(text.slice('pagefind_dcd'.length)) as Fragment;
}

test('an article is found by its name, its other names, its summary, takeaways, text and drill', async () => {
  const { content, meta, anchors } = await indexed('<h2 id="first">First</h2><p>Text.</p>');
  expect(meta).toMatchObject({ title: 'Name', aliases: 'GIL, dogpile' });
  expect(content).toBe(
    'Name. A summary. Taken away. First. Text. Interview drill. Why? Because. And then?',
  );
  expect(anchors.map(({ id }) => id)).toEqual(['first', 'drill']);
});

test('words of neighboring cells, terms, captions and tokens stay apart', async () => {
  const { content } = await indexed(
    '<table><tr><th>alpha</th><th>bravo</th></tr></table><dl><dt>charlie</dt><dd>delta</dd></dl>' +
      '<figure><pre><code>sync<i class="k">.Wait</i><i>Group</i></code></pre><figcaption>echo</figcaption><details><summary>foxtrot</summary>golf</details></figure>' +
      '<p><span>hotel</span><span>india</span><b>juliet</b><b>kilo</b></p>',
  );
  expect(content.replaceAll('.', ' ').split(/\s+/)).toEqual(
    expect.arrayContaining(
      'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo'.split(' '),
    ),
  );
  expect(content).toContain('sync.WaitGroup');
});

test('drawings, numbers of citations and outputs are no text', async () => {
  const { content } = await indexed(
    '<p>A claim.<sup class="cite"><a href="#s">1</a></sup></p><svg><text>node</text></svg><div data-pagefind-ignore>printed</div>',
  );
  expect(content).toContain('A claim. Interview');
  expect(content).not.toMatch(/node|printed/);
});

test('what a diagram says is a part of its own, which leads to the figure', async () => {
  const { content, anchors } = await indexed(
    '<h2 id="first">First</h2><p>alpha</p><figure class="diagram" id="figure-1"><svg></svg><figcaption><b>Figure 1.</b> What to see.</figcaption><details><summary>In words</summary><ul><li>client to cache</li></ul></details></figure><p>omega</p>',
  );
  expect(anchors).toContainEqual(
    expect.objectContaining({ id: 'figure-1', title: 'Figure 1. What to see.' }),
  );
  expect(content.indexOf('omega')).toBeLessThan(content.indexOf('client to cache'));
});

test('the index tells whose text a fragment is, and leaves Pagefind’s own interface out', async () => {
  const desk = new Desk(path.join(home, 'two'));
  await desk.put('one', 'x', '<html><body><p>text</p></body></html>');
  await desk.put('two', 'x', '<html><body><p>text</p></body></html>');
  const folder = path.join(home, 'index');
  await writeIndex(desk.folder, folder);
  const names = await readdir(folder, { recursive: true });
  expect(names).toContain('pagefind.js');
  expect(names.join(' ')).not.toMatch(/-ui|highlight|worker|unknown/);
  const slugs = JSON.parse(await readFile(path.join(folder, 'articles.json'), 'utf8')) as object;
  expect(Object.values(slugs).toSorted()).toEqual(['one', 'two']);
});

test('an empty desk is a mistake', async () => {
  await expect(writeIndex(path.join(home, 'none'), path.join(home, 'index'))).rejects.toThrow(
    'no article',
  );
});
