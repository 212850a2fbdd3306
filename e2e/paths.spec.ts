import { expect, test } from '@playwright/test';

test('a path is taken from article to article, and resumed after a reload', async ({ page }) => {
  await page.goto('paths/');
  await page.getByRole('main').getByRole('link').first().click();
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  const steps = page.locator('[data-path] > li');
  const count = await steps.count();
  await expect(page.getByText(`0 of ${count} read`)).toBeVisible();

  await steps.first().getByRole('link').click();
  const bar = page.getByRole('navigation', { name: `Path: ${title}` });
  await expect(bar).toContainText(`Step 1 of ${count}`);
  await bar.getByRole('link', { name: 'Next in this path' }).click();
  await expect(bar).toContainText(`Step 2 of ${count}`);

  await bar.getByRole('link', { name: title }).click();
  await expect(page.getByText(`1 of ${count} read`)).toBeVisible();
  await page.reload();
  await expect(steps.first().getByRole('checkbox')).toBeChecked();
  await expect(steps.nth(1).getByRole('checkbox')).not.toBeChecked();
});

test('progress is saved as a file and opened in another browser', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto('paths/');
  await page.getByRole('main').getByRole('link').first().click();
  await page.getByRole('checkbox').first().check();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'save it as a file' }).click(),
  ]);
  const elsewhere = await browser.newPage({ ...(baseURL && { baseURL }) });
  await elsewhere.goto(page.url());
  await elsewhere.locator('[data-path-load]').setInputFiles(await download.path());
  await expect(elsewhere.getByRole('checkbox').first()).toBeChecked();
  await elsewhere.locator('[data-path-load]').setInputFiles({
    name: 'x.json',
    mimeType: 'application/json',
    buffer: Buffer.from('<script>'),
  });
  await expect(elsewhere.getByText('This file is no progress of ScaleWiki')).toBeVisible();
  await elsewhere.close();
});

test('without JavaScript a path is a list of links, and promises no progress', async ({
  browser,
  baseURL,
}) => {
  const page = await browser.newPage({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  await page.goto('paths/');
  await page.getByRole('main').getByRole('link').first().click();
  expect(await page.locator('[data-path] > li a').count()).toBeGreaterThan(1);
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'save it as a file' })).toHaveCount(0);
  await page.close();
});
