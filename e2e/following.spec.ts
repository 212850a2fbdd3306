import { expect, test } from '@playwright/test';

test('from article to related article and back', async ({ page }) => {
  await page.goto('concepts/concurrency-patterns/');
  const related = page.getByRole('region', { name: 'Related articles' });
  const reason = related.locator('dd').filter({ hasText: 'Process vs Thread' });
  await expect(reason.locator('.why')).not.toBeEmpty();
  await reason.getByRole('link', { name: 'Process vs Thread' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Process vs Thread');

  await page
    .getByRole('region', { name: 'Related articles' })
    .getByRole('link', { name: /Concurrency Patterns/ })
    .click();
  await expect(page).toHaveURL(/concurrency-patterns/);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Process vs Thread');
});

test('every relation can be followed from both ends', async ({ page }) => {
  await page.goto('concepts/');
  const slugs = await page
    .locator('[data-concepts] a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const neighbors = new Map<string, readonly string[]>();
  for (const slug of slugs) {
    await page.goto(slug);
    neighbors.set(
      slug,
      await page
        .locator('.related dd a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '')),
    );
  }
  for (const [slug, others] of neighbors) {
    for (const other of others)
      expect(neighbors.get(other), `${other} names ${slug}`).toContain(slug);
  }
});

test('through a chapter by next and previous', async ({ page }) => {
  await page.goto('categories/operating-systems-and-concurrency/');
  await page.getByRole('main').getByRole('link', { name: 'Process vs Thread' }).first().click();
  await page
    .getByRole('navigation', { name: 'In this chapter' })
    .getByRole('link', { name: /^Next/ })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Concurrency vs Parallelism');
  await page
    .getByRole('navigation', { name: 'In this chapter' })
    .getByRole('link', { name: /^Previous/ })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Process vs Thread');
});

test('a link in the text names an article and leads to it', async ({ page }) => {
  await page.goto('concepts/backpressure/');
  const link = page.locator('.prose p a.concept').first();
  const address = await link.getAttribute('href');
  await link.click();
  expect(new URL(page.url()).pathname).toBe(new URL(address ?? '', page.url()).pathname);
});

test('the list of all concepts narrows as you type, by name and by other names', async ({
  page,
}) => {
  await page.goto('concepts/');
  await page.getByLabel('Filter', { exact: true }).fill('flow control');
  await expect(page.locator('[data-concepts] li:visible')).toHaveText([/Backpressure/]);
});

test('the chapters can be filtered, and an empty filter leads to search', async ({ page }) => {
  await page.goto('concepts/process-vs-thread/');
  const filter = page.getByLabel('Filter the chapters');
  await filter.fill('messag');
  await expect(page.locator('.chapters li:visible')).toHaveText([/Messaging/]);
  await filter.fill('zzz');
  await expect(page.getByText('Nothing here by that name')).toBeVisible();
});
