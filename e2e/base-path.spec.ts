import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { serve } from '../src/commands/serve.ts';

test('a site built below another path links only within it, and works there', async ({ page }) => {
  test.setTimeout(240_000);
  const folder = '.cache/below-a-path';
  // The build itself checks every link, asset and anchor of every page.
  await promisify(execFile)('node_modules/.bin/astro', ['build', '--outDir', folder], {
    env: { ...process.env, BASE_PATH: '/wiki/', SITE_URL: 'https://example.org' },
  });
  const site = await serve(folder, { port: 0, base: '/wiki/' });
  try {
    const wrong: string[] = [];
    page.on('response', (response) => {
      if (!response.ok()) wrong.push(response.url());
    });
    await page.goto(site.url);
    await page.getByRole('main').getByRole('link', { name: 'Backpressure' }).first().click();
    expect(new URL(page.url()).pathname).toBe('/wiki/concepts/backpressure/');
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute(
      'href',
      'https://example.org/wiki/concepts/backpressure/',
    );

    await page.goto(`${site.url}search/?q=process`);
    await page
      .getByRole('region', { name: 'Search results' })
      .getByRole('link', { name: /Process vs Thread/ })
      .first()
      .click();
    expect(new URL(page.url()).pathname).toBe('/wiki/concepts/process-vs-thread/');
    expect(wrong).toEqual([]);
  } finally {
    await site.close();
  }
});
