import { expect, test } from '@playwright/test';

const article = 'concepts/backpressure/';

test.describe('a closer look at a diagram', () => {
  test('opens by keyboard, zooms and moves, and gives the drawing back', async ({ page }) => {
    await page.goto(article);
    const figure = page.locator('#figure-2');
    await figure.getByRole('button', { name: 'Closer look' }).press('Enter');
    const dialog = page.getByRole('dialog');
    const drawing = dialog.locator('svg');
    await expect(drawing).toBeVisible();
    const width = async () => (await drawing.boundingBox())?.width ?? 0;
    const left = async () => (await drawing.boundingBox())?.x ?? 0;

    const fitted = await width();
    await page.keyboard.press('+');
    expect(await width()).toBeCloseTo(fitted * 1.25, 0);
    const before = await left();
    await page.keyboard.press('ArrowRight');
    expect(await left()).toBeCloseTo(before - 60, 0);
    await page.keyboard.press('0');
    expect(await width()).toBeCloseTo(fitted, 0);
    await dialog.locator('.closer-sheet').hover();
    await page.mouse.wheel(0, -200);
    expect(await width()).toBeGreaterThan(fitted);

    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(figure.locator('svg')).toBeVisible();
    await expect(figure.getByRole('button', { name: 'Closer look' })).toBeFocused();
  });

  test('its source can be copied and its drawing downloaded', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(article);
    await page.locator('#figure-2').getByRole('button', { name: 'Closer look' }).click();
    await page.getByRole('button', { name: 'Copy source' }).click();
    await expect(page.getByText('Copied')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^flowchart/);

    const arriving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download SVG' }).click();
    const file = await arriving;
    expect(file.suggestedFilename()).toBe('backpressure-figure-2.svg');
  });

  test('nothing of it is loaded before, and nothing of Mermaid ever', async ({ page }) => {
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    await page.goto(article, { waitUntil: 'networkidle' });
    expect(loaded.join(' ')).not.toMatch(/closer-look|mermaid/);
  });
});
