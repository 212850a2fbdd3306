/** What the site says to machines, and to readers elsewhere. */
import { expect, test } from '@playwright/test';
import { GraphFile } from '../src/wiki/graph-file.ts';
import { allAddresses } from './addresses.ts';

test('the graph keeps its own format, and its relations join articles', async ({ request }) => {
  const graph = GraphFile.parse(await (await request.get('graph.json')).json());
  const slugs = new Set(graph.articles.map(({ slug }) => slug));
  expect(graph.relations.length).toBeGreaterThan(0);
  expect(graph.relations.filter(({ from }) => !slugs.has(from))).toEqual([]);
  const schema = (await (await request.get('graph.schema.json')).json()) as object;
  expect(schema).toHaveProperty('properties.relations');
});

test('every article has a twin in plain Markdown', async ({ request }) => {
  const articles = (await allAddresses(request)).filter((address) => /^concepts\/./.test(address));
  for (const address of articles) {
    const response = await request.get(address.replace(/\/$/, '.md'));
    expect(response.ok(), address).toBe(true);
    const prose = (await response.text()).replace(/```[\s\S]*?^```|`[^`\n]*`/gm, '');
    expect(prose, address).not.toMatch(/\[\[[a-z]|<Example|<Simulator|\[@[a-z]/);
    expect(prose, address).toMatch(/^# .+\n\n> /);
    const cited = new Set([...prose.matchAll(/\[\^([^\]]+)\](?!:)/g)].map((match) => match[1]));
    const defined = new Set([...prose.matchAll(/^\[\^([^\]]+)\]:/gm)].map((match) => match[1]));
    expect(
      [...cited].filter((id) => !defined.has(id)),
      address,
    ).toEqual([]);
  }
});

test('llms.txt and the feed name the articles', async ({ request }) => {
  const articles = (await allAddresses(request)).filter((address) => /^concepts\/./.test(address));
  const list = await (await request.get('llms.txt')).text();
  for (const address of articles) expect(list).toContain(`/${address.replace(/\/$/, '.md')})`);
  const feed = await (await request.get('rss.xml')).text();
  expect(feed.match(/<item>/g)).toHaveLength(Math.min(50, articles.length));
});

test('an article tells search engines what it is', async ({ page }) => {
  await page.goto('concepts/backpressure/');
  const data = JSON.parse(
    (await page.locator('script[type="application/ld+json"]').textContent()) ?? '',
  );
  expect(data['@graph'].map((each: Record<string, unknown>) => each['@type'])).toEqual([
    'TechArticle',
    'BreadcrumbList',
  ]);
  expect(data['@graph'][0].headline).toBe(
    await page.getByRole('heading', { level: 1 }).innerText(),
  );
});

test('the bibliography is BibTeX with one entry for each work', async ({ request, page }) => {
  await page.goto('sources/');
  const works = await page.getByRole('main').locator('li[id]').count();
  const text = await (await request.get('sources.bib')).text();
  expect(text.match(/^@\w+\{[^,\s]+,$/gm)).toHaveLength(works);
});
