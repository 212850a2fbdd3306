import { expect, test, type Page } from '@playwright/test';

const article = 'concepts/backpressure/';
const link = (page: Page) => page.locator('.prose p a.concept').first();
const card = (page: Page) => page.getByRole('dialog', { name: /^Preview/ });

test.describe('what a link leads to is shown before it is followed', () => {
  test('by mouse, after a dwell and not before, from one small file', async ({ page }) => {
    const asked: string[] = [];
    await page.goto(article, { waitUntil: 'networkidle' });
    page.on('request', (request) => asked.push(request.url()));
    await link(page).scrollIntoViewIfNeeded();
    await link(page).hover();
    await page.waitForTimeout(150);
    expect(asked).toEqual([]);

    await expect(card(page)).toBeVisible();
    const pages = asked.filter((url) => /\/concepts\/[^/]+\/$/.test(url));
    expect(pages).toEqual([]);
    expect(asked.filter((url) => url.endsWith('/preview.json'))).toHaveLength(1);
    await expect(card(page).locator('p').first()).not.toBeEmpty();

    // The pointer may go into the card, and out of both.
    await card(page).hover();
    await page.waitForTimeout(600);
    await expect(card(page)).toBeVisible();
    await page.mouse.move(2, 2);
    await expect(card(page)).toBeHidden();
  });

  test('by keyboard: the card opens on focus, Tab leads into it, Escape closes it', async ({
    page,
  }) => {
    await page.goto(article);
    await link(page).focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await expect(link(page)).toBeFocused();
    await expect(card(page)).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(card(page).getByRole('link').first()).toBeFocused();
    await page.waitForTimeout(500);
    await expect(card(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(card(page)).toBeHidden();
    await expect(link(page)).toBeFocused();
  });

  test('has the title, the summary and, where it is small, a diagram of the article', async ({
    page,
    request,
  }) => {
    await page.goto('concepts/process-vs-thread/');
    const target = page.locator('.related a.concept', { hasText: 'Backpressure' });
    await target.scrollIntoViewIfNeeded();
    await target.hover();
    await expect(card(page)).toContainText('How slowness travels upstream');
    const preview: unknown = await (await request.get('concepts/backpressure/preview.json')).json();
    await expect(card(page).locator('svg')).toHaveCount('drawing' in (preview as object) ? 1 : 0);
  });

  test('can be switched off, stays so, and can be switched on again', async ({ page }) => {
    await page.goto(article);
    await link(page).scrollIntoViewIfNeeded();
    await link(page).hover();
    await card(page).getByRole('button', { name: 'Turn previews off' }).click();
    await expect(card(page)).toBeHidden();
    await page.reload();
    await link(page).scrollIntoViewIfNeeded();
    await link(page).hover();
    await page.waitForTimeout(1000);
    await expect(card(page)).toBeHidden();
    await page.getByRole('button', { name: 'Previews of links: off' }).click();
    await link(page).scrollIntoViewIfNeeded();
    await link(page).hover();
    await expect(card(page)).toBeVisible();
  });
});

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('a long press shows the preview and a tap follows the link', async ({ page }) => {
    await page.goto(article);
    await link(page).scrollIntoViewIfNeeded();
    const box = (await link(page).boundingBox())!;
    const at = { x: box.x + 6, y: box.y + box.height / 2 };
    const touch = await page.context().newCDPSession(page);
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
    await page.waitForTimeout(800);
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect(card(page)).toBeVisible();
    expect(page.url()).toContain(article);

    await page.touchscreen.tap(10, 120);
    await expect(card(page)).toBeHidden();
    const before = page.url();
    await link(page).scrollIntoViewIfNeeded();
    await link(page).tap();
    await expect(page).not.toHaveURL(before);
  });

  test('the first tap on a citation shows its source, the second leads to it', async ({ page }) => {
    await page.goto(article);
    const citation = page.locator('.cite a').first();
    await citation.tap();
    await expect(page.getByRole('dialog', { name: 'Source' })).toBeVisible();
    await citation.tap();
    await expect(page.locator('#source-1')).toBeInViewport();
  });
});
