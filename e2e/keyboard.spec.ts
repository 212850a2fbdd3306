import { expect, test, type Page } from '@playwright/test';

/** Presses Tab until what has focus is the wanted thing. */
async function tabTo(
  page: Page,
  wanted: (text: string, name: string) => boolean,
  limit = 80,
): Promise<void> {
  for (let pressed = 0; pressed < limit; pressed += 1) {
    await page.keyboard.press('Tab');
    const [text, name] = await page.evaluate(() => {
      const active = document.activeElement;
      return [active?.textContent?.trim() ?? '', active?.getAttribute('aria-label') ?? ''];
    });
    if (wanted(text ?? '', name ?? '')) return;
  }
  throw new Error(`Not reached by ${limit} presses of Tab.`);
}

test('the first Tab offers to skip to the text', async ({ page }) => {
  await page.goto('concepts/process-vs-thread/');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the text' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});

test('from the first page to an article, an answer and a related article without a mouse', async ({
  page,
}) => {
  await page.goto('');
  await tabTo(page, (text) => text === 'Process vs Thread');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Process vs Thread');

  await page.getByRole('heading', { name: 'Interview drill' }).getByRole('link').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('.drill .answer').first()).toBeVisible();

  await page.getByRole('heading', { name: 'Related articles' }).getByRole('link').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Process vs Thread');
});

test('languages are changed with the arrow keys', async ({ page }) => {
  await page.goto('concepts/concurrency-patterns/');
  await page.locator('.tabs input').first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.tabs input').nth(1)).toBeChecked();
});

test('every focus can be seen', async ({ page }) => {
  await page.goto('concepts/process-vs-thread/');
  for (let pressed = 0; pressed < 25; pressed += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const active = document.activeElement;
      if (active === null || active === document.body) return true;
      const style = getComputedStyle(active);
      return style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
    });
    expect(seen).toBe(true);
  }
});
