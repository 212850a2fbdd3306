import { expect, test, type Page } from '@playwright/test';

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '');

/** Presses Tab until focus is on a link or button of this name inside a part of the page. */
async function tabTo(page: Page, inside: string, name: string): Promise<void> {
  for (let pressed = 0; pressed < 400; pressed += 1) {
    await page.keyboard.press('Tab');
    const isThere = await page.evaluate(
      ([selector, text]) => {
        const active = document.activeElement;
        return active?.closest(selector!) !== null && active?.textContent?.trim() === text;
      },
      [inside, name],
    );
    if (isThere) return;
  }
  throw new Error(`${name} was not reached.`);
}

test('along relations from article to article and back, by keyboard only', async ({ page }) => {
  test.slow();
  const heading = page.getByRole('heading', { level: 1 });
  await page.goto('concepts/process-vs-thread/');
  for (const title of ['Backpressure and Flow Control', 'Caching Overview', 'Process vs Thread']) {
    await tabTo(page, '.related', title);
    await page.keyboard.press('Enter');
    await expect(heading).toHaveText(title);
  }
});

test('along relations over the map and back, by keyboard only', async ({ page }) => {
  await page.goto('map/');
  await page.getByLabel('Find on the map').focus();
  await page.keyboard.type('process vs');
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('Process vs Thread');
  await page.getByLabel('Find on the map').fill('');

  await tabTo(page, '.nodes', 'Process vs Thread');
  for (const title of ['Backpressure and Flow Control', 'Caching Overview']) {
    await tabTo(page, '[data-walk]', title);
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe(title);
  }

  for (const title of ['Backpressure and Flow Control', 'Process vs Thread']) {
    await tabTo(page, '[data-walk]', title);
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe(title);
  }

  let ways = 0;
  for (const arrow of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
    const here = await focused(page);
    const related = (await page.locator('[data-walk] :is(a, button)').allInnerTexts()).map((text) =>
      text.trim(),
    );
    await page.keyboard.press(arrow);
    const there = await focused(page);
    if (there === here) continue;
    ways += 1;
    expect(related, `${arrow} from ${here}`).toContain(there);
  }
  expect(ways).toBeGreaterThan(0);

  const last = await focused(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(last);
  await tabTo(page, '.neighborhood', 'On the map');
  await page.keyboard.press('Enter');
  await expect(page.locator('.nodes .here')).toContainText(last);
});

test('only one article of the map is in the order of Tab', async ({ page }) => {
  await page.goto('map/');
  await expect(page.locator('.nodes a[tabindex="0"]')).toHaveCount(1);
});

test('the map narrows by words, chapter and level', async ({ page }) => {
  await page.goto('map/');
  const shown = page.locator('.nodes a:not(.off)');
  const all = await shown.count();
  await page.getByLabel('Chapter', { exact: true }).selectOption('caching');
  expect(await shown.count()).toBeLessThan(all);
  await page.getByLabel('Chapter', { exact: true }).selectOption('');
  await page.getByLabel('Level').selectOption('intro');
  for (const level of await shown.evaluateAll((links) => links.map((each) => each.classList[0])))
    expect(level).toBe('intro');
  await page.getByLabel('Level').selectOption('');
  await page.getByLabel('Find on the map').fill('backpressure');
  await expect(shown).toHaveCount(1);
  await expect(page.locator('.map-tools output')).toHaveText(/^1 of \d+ articles$/);
});

test('a drag moves the map and follows no link, a click does', async ({ page }) => {
  await page.setViewportSize({ width: 420, height: 700 });
  await page.goto('map/');
  const frame = page.locator('.map-window');
  await page.getByRole('button', { name: 'Zoom in' }).click();
  const node = page.locator('#process-vs-thread text');
  await node.scrollIntoViewIfNeeded();
  const box = (await node.boundingBox())!;
  const before = await frame.evaluate((each) => each.scrollLeft);
  await page.mouse.move(box.x + 20, box.y + 6);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 6, { steps: 6 });
  await page.mouse.up();
  expect(await frame.evaluate((each) => each.scrollLeft)).toBeLessThan(before - 50);
  await expect(page).toHaveURL(/map\/$/);
  await node.click();
  await expect(page).toHaveURL(/process-vs-thread/);
});

test('the same is there without a picture: every article stands in the list', async ({ page }) => {
  await page.goto('map/');
  const titles = (selector: string) =>
    page
      .locator(selector)
      .evaluateAll((links) => links.map((each) => each.getAttribute('href')).toSorted());
  expect(await titles('.map-list li a')).toEqual(await titles('.nodes a'));
});

test('an article shows who mentions it, with a sentence that its text holds', async ({ page }) => {
  await page.goto('concepts/process-vs-thread/');
  const mention = page.locator('.mentions li').first();
  const sentence = (await mention.locator('p').innerText()).replaceAll('…', '').trim();
  await mention.getByRole('link').click();
  const text = (await page.locator('.prose').innerText()).replaceAll(/[\d,\s]+/g, '');
  expect(text).toContain(sentence.replaceAll(/[\d,\s]+/g, ''));
});

test('what is planned is named and leads nowhere', async ({ page }) => {
  await page.goto('concepts/backpressure/');
  const planned = page.locator('.related .planned');
  await expect(planned.first()).toBeVisible();
  expect(await page.locator('.related dd:has(.planned) a').count()).toBe(0);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the map is drawn, its articles can be clicked, and tools that need scripts are not there', async ({
    page,
  }) => {
    await page.goto('map/');
    await expect(page.locator('[data-map-tools]')).toBeHidden();
    await page.locator('#caching-overview text').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Caching Overview');
    await page.getByRole('navigation', { name: 'Neighborhood' }).getByText('Process vs').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Process vs Thread');
    await expect(page.getByRole('button', { name: /Previews/ })).toHaveCount(0);
  });
});

test('the map is painted before any script has come', async ({ page }) => {
  let held = 0;
  await page.route(/\.js(\?|$)/, () => {
    held += 1; // Never answered.
  });
  await page.goto('map/', { waitUntil: 'commit' });
  const painted = () =>
    page.evaluate(() =>
      performance.getEntriesByName('first-contentful-paint').map(({ startTime }) => startTime),
    );
  await expect.poll(painted).toEqual([expect.any(Number)]);
  await expect(page.locator('.map .nodes a').first()).toBeVisible();
  expect(held).toBeGreaterThan(0);
  // The browser has drawn the titles: they are not the color of what lies below them.
  const shot = await page.locator('.map-window').screenshot();
  const colors = await page.evaluate(async (picture) => {
    const image = await createImageBitmap(
      new Blob([Uint8Array.from(atob(picture), (each) => each.charCodeAt(0))]),
    );
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    return new Set(new Uint32Array(data.buffer)).size;
  }, shot.toString('base64'));
  expect(colors).toBeGreaterThan(20);
  expect(await page.locator('.map').getAttribute('role')).toBeNull(); // What scripts add is not there.
});
