import { expect, test } from '@playwright/test';

test.use({ javaScriptEnabled: false });

test('an article reads to its end: code in every language, drill, sources', async ({ page }) => {
  await page.goto('concepts/concurrency-patterns/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const tabs = page.locator('.tabs').first();
  await tabs.getByText('Go', { exact: true }).click();
  await expect(
    page.locator('.example:has(.tabs)').first().locator('[data-language="go"]'),
  ).toBeVisible();
  await page.locator('.drill summary').first().click();
  await expect(page.locator('.drill .answer').first()).toBeVisible();
  await page.locator('.cite a').first().click();
  await expect(page.locator('#source-1')).toBeInViewport();
});

test('what needs scripts is not offered', async ({ page }) => {
  await page.goto('concepts/process-vs-thread/');
  await expect(page.locator('[data-theme-switch]')).toBeHidden();
  await expect(page.locator('[data-filter]')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Copy' })).toHaveCount(0);
});

test('drawers open on a small screen', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('concepts/process-vs-thread/');
  await page.getByRole('button', { name: 'Chapters' }).click();
  await expect(page.getByRole('navigation', { name: 'Chapters' })).toBeVisible();
});

test('search says that it needs scripts and leads to the list of all concepts', async ({
  page,
}) => {
  await page.goto('search/');
  await expect(page.getByText(/needs JavaScript/)).toBeVisible();
  await page
    .getByRole('main')
    .getByRole('link', { name: /all concepts/i })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('All concepts');
});

test('the theme of the system is followed', async ({ browser, baseURL }) => {
  const backgrounds = await Promise.all(
    (['light', 'dark'] as const).map(async (colorScheme) => {
      const context = await browser.newContext({
        javaScriptEnabled: false,
        colorScheme,
        ...(baseURL && { baseURL }),
      });
      const page = await context.newPage();
      await page.goto('');
      const shot = await page.screenshot({ clip: { x: 2, y: 300, width: 1, height: 1 } });
      await context.close();
      return shot.toString('base64');
    }),
  );
  expect(backgrounds[0]).not.toBe(backgrounds[1]);
});
