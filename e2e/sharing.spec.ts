import { expect, test, type Page } from '@playwright/test';

/** What a page says of itself to other sites, by name. */
async function wordsForOthers(page: Page): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries(
    await page
      .locator('meta[property^="og:"], meta[name^="twitter:"]')
      .evaluateAll((all) =>
        all.map((each) => [
          each.getAttribute('property') ?? each.getAttribute('name') ?? '',
          each.getAttribute('content') ?? '',
        ]),
      ),
  );
}

test('every article names a picture of its own, and it is there in the size that is named', async ({
  page,
  request,
}) => {
  await page.goto('concepts/');
  const articles = await page
    .locator('main a[href*="/concepts/"]')
    .evaluateAll((links) => [...new Set(links.map((each) => (each as HTMLAnchorElement).href))]);
  const pages = articles.filter((address) => /\/concepts\/[^/]+\/$/.test(address));
  expect(pages.length).toBeGreaterThan(10);
  const seen = new Set<string>();
  for (const address of pages) {
    const html = await (await request.get(address)).text();
    const picture = /<meta property="og:image" content="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(new URL(picture).pathname).toBe(`${new URL(address).pathname}card.png`);
    expect(html).toContain(`"image":"${picture}"`);
    const answer = await request.get(`${address}card.png`);
    expect(answer.headers()['content-type']).toBe('image/png');
    const file = await answer.body();
    expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual([1200, 630]);
    seen.add(file.toString('base64'));
  }
  expect(seen.size).toBe(pages.length);
});

test('an article tells other sites its title, its sentence and its picture', async ({ page }) => {
  await page.goto('concepts/backpressure/');
  const said = await wordsForOthers(page);
  expect(said).toMatchObject({
    'og:title': 'Backpressure and Flow Control',
    'og:type': 'article',
    'og:image:width': '1200',
    'og:image:height': '630',
    'og:image:alt': 'Backpressure and Flow Control',
    'twitter:card': 'summary_large_image',
  });
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', said['og:url']!);
  // A browser can read it.
  await page.goto('concepts/backpressure/card.png');
  const size = await page
    .locator('img')
    .evaluate((each: HTMLImageElement) => [each.naturalWidth, each.naturalHeight]);
  expect(size).toEqual([1200, 630]);
});

test('all other pages share one picture', async ({ page, request }) => {
  for (const address of ['', 'map/', 'glossary/']) {
    await page.goto(address);
    const said = await wordsForOthers(page);
    expect(new URL(said['og:image']!).pathname).toMatch(/^\/card\.png$/);
    expect(said['og:type']).toBe('website');
  }
  expect((await request.get('card.png')).headers()['content-type']).toBe('image/png');
});
