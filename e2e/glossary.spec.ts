import { expect, test } from '@playwright/test';

test('a term in an article leads to its definition, and from there to the article that explains it', async ({
  page,
}) => {
  await page.goto('concepts/backpressure/');
  const term = page.locator('.prose a.term').first();
  const target = new URL((await term.getAttribute('href')) ?? '', page.url()).hash;
  await term.click();
  const entry = page.locator(target);
  await expect(entry).toBeInViewport();
  await expect(entry.getByRole('definition')).not.toBeEmpty();
  await entry.getByRole('definition').getByRole('link').first().click();
  await expect(page.locator('[data-article]')).toBeVisible();
});

test('the letters of the glossary lead to their terms', async ({ page }) => {
  await page.goto('glossary/');
  const letter = page.getByRole('navigation', { name: 'Letters' }).getByRole('link').last();
  const name = await letter.innerText();
  await letter.click();
  await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeInViewport();
});
