import { expect, test } from '@playwright/test';
import { askPage } from '../src/judge/browser.ts';
import { shortcomings, type Answer } from '../src/judge/measure.ts';
import { answerable, readQueries } from '../src/judge/queries.ts';

test('what readers type leads to the right article, as often as is promised', async ({ page }) => {
  test.setTimeout(240_000);
  await page.goto('addresses.json');
  const addresses = JSON.parse(await page.locator('body').innerText()) as readonly {
    readonly address: string;
  }[];
  const slugs = addresses.map(({ address }) => /concepts\/([^/]+)\/$/.exec(address)?.[1] ?? '');
  const queries = answerable(await readQueries('src/judge/queries.yaml'), new Set(slugs));
  expect(queries.length).toBeGreaterThan(20);

  await page.goto('search/');
  const answers: Answer[] = [];
  for (const { text } of queries) answers.push(await askPage(page, text));
  expect(shortcomings(queries, answers)).toEqual([]);
});
