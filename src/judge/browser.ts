import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as pagefind from 'pagefind';
import type { Page } from 'playwright';
import type { Answer } from './measure.ts';

/** Types a query into the search page and reads what it lists. */
export async function askPage(page: Page, query: string): Promise<Answer> {
  const region = page.getByRole('region', { name: 'Search results' });
  await page.getByRole('searchbox', { name: 'Search ScaleWiki' }).fill(query);
  await page.locator('.status:not(:empty)').waitFor({ timeout: 20_000 });
  await region.locator('ol:not([aria-busy])').waitFor({ state: 'attached', timeout: 20_000 });
  const addresses = await region
    .getByRole('heading', { level: 2 })
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
  return addresses.map((address) => address.replace(/^.*\/concepts\/|\/$/g, ''));
}

/** An index by Pagefind's defaults over the built pages of articles, in a folder to be served. */
export async function plainPagefind(site: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'plain-pagefind-'));
  const { index } = await pagefind.createIndex({});
  if (index === undefined) throw new Error('Pagefind did not start.');
  await index.addDirectory({ path: site, glob: 'concepts/*/index.html' });
  await index.writeFiles({ outputPath: path.join(folder, 'pagefind') });
  await pagefind.close();
  await writeFile(path.join(folder, 'index.html'), '<!doctype html><title>Pagefind</title>');
  return folder;
}

interface Pagefind {
  search(query: string): Promise<{
    readonly results: readonly { data(): Promise<{ readonly url: string }> }[];
  }>;
}

/** Asks an index of Pagefind that the page's site serves. */
export async function askPagefind(page: Page, query: string): Promise<Answer> {
  const addresses = await page.evaluate(async (typed) => {
    const program = '/pagefind/pagefind.js';
    const { search } = (await import(program)) as Pagefind;
    const { results } = await search(typed);
    return Promise.all(results.slice(0, 10).map(async (each) => (await each.data()).url));
  }, query);
  return addresses.map((address) => address.replace(/^.*\/concepts\/|\/$/g, ''));
}
