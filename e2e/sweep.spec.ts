import { expect, test, type Page } from '@playwright/test';
import { violationsOn } from './accessible.ts';
import { allAddresses } from './addresses.ts';

/** What goes wrong on a page without being seen: console errors, refused or foreign requests, broken policy. */
function watch(page: Page, origin: string): string[] {
  const wrong: string[] = [];
  page.on('console', (message) => {
    const isExpected404 =
      message.text().includes('404') && message.location().url.includes('no/such/page');
    if (message.type() === 'error' && !isExpected404) wrong.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => wrong.push(`failed: ${request.url()}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) wrong.push(`foreign: ${request.url()}`);
  });
  return wrong;
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1280]) {
    test(`every page is accessible and quiet, ${colorScheme}, ${width} px`, async ({
      page,
      request,
      baseURL,
    }) => {
      test.setTimeout(300_000);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      const wrong = watch(page, baseURL ?? '');
      for (const address of await allAddresses(request)) {
        await page.goto(address);
        await page.locator('main').waitFor();
        expect.soft(await violationsOn(page), address).toEqual([]);
        expect.soft(wrong.splice(0), address).toEqual([]);
      }
    });
  }
}

test('no page scrolls sideways from 320 to 1680 pixels', async ({ page, request }) => {
  test.setTimeout(300_000);
  for (const address of await allAddresses(request)) {
    await page.goto(address);
    for (const width of [320, 360, 480, 640, 767, 768, 900, 1024, 1199, 1200, 1280, 1440, 1680]) {
      await page.setViewportSize({ width, height: 800 });
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect.soft(over, `${address} at ${width} px`).toBeLessThanOrEqual(0);
    }
  }
});

test('the policy stands in every page and in the headers, without exceptions for inline code', async ({
  page,
  request,
}) => {
  for (const address of await allAddresses(request)) {
    const response = await request.get(address);
    const header = response.headers()['content-security-policy'] ?? '';
    await page.goto(address);
    const meta = await page
      .locator('meta[http-equiv="content-security-policy"]')
      .getAttribute('content');
    expect(header, address).toContain(meta ?? 'no meta element');
    expect(header, address).not.toMatch(/unsafe-inline|(?<!wasm-)unsafe-eval|https?:/);
    expect(await page.locator('[style]').count(), `style attributes in ${address}`).toBe(0);
  }
});

test('nothing on an article moves while it loads', async ({ page, request }) => {
  for (const address of (await allAddresses(request)).filter((each) =>
    each.startsWith('concepts/'),
  )) {
    await page.goto(address, { waitUntil: 'networkidle' });
    await page.evaluate(() => document.fonts.ready);
    const shift = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries())
              sum += (entry as PerformanceEntry & { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => done(sum), 300);
        }),
    );
    expect.soft(shift, address).toBe(0);
  }
});
