import { expect, test, type Locator, type Page } from '@playwright/test';
import { violationsOn } from './accessible.ts';

const article = 'concepts/process-vs-thread/';

const results = (page: Page): Locator => page.getByRole('region', { name: 'Search results' });
const titles = (page: Page): Locator => results(page).getByRole('heading', { level: 2 });
/** Of the dialog where it is open, else of the search page; the first page has another. */
const field = (page: Page): Locator =>
  page.locator('dialog[open], .search-page').getByRole('searchbox', { name: 'Search ScaleWiki' });
/** Resolves when the texts have been searched, not the names alone. */
const searched = async (page: Page): Promise<void> => {
  await expect(page.locator('.status').last()).toHaveText(/article/);
  await expect(results(page).locator('.passage mark').first()).toBeVisible();
};
const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Search' });

async function openDialog(page: Page): Promise<void> {
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
}

test.describe('finding an article from anywhere', () => {
  test('search opens by click, slash and Ctrl+K, and Escape gives the focus back', async ({
    page,
  }) => {
    await page.goto(article);
    const trigger = page.getByRole('banner').getByRole('link', { name: /^Search/ });
    await trigger.focus();
    for (const open of [
      () => trigger.click(),
      () => page.keyboard.press('/'),
      () => page.keyboard.press('Control+k'),
    ]) {
      await open();
      await expect(field(page)).toBeFocused();
      await page.keyboard.type('queue');
      await page.keyboard.press('Escape');
      await expect(dialog(page)).toBeHidden();
      await expect(trigger).toBeFocused();
    }
  });

  test('nothing of search is loaded before a reader shows intent', async ({ page }) => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await page.goto(article);
    await page.waitForLoadState('networkidle');
    const ofSearch = () =>
      requests.filter((path) => /pagefind|concepts\.json|dialog|search/.test(path));
    expect(ofSearch()).toEqual([]);
    await page
      .getByRole('banner')
      .getByRole('link', { name: /^Search/ })
      .hover();
    await expect.poll(() => ofSearch().join(' ')).toContain('pagefind.js');
  });

  test('arrows choose a result, Enter opens it, and its words are marked until cleared', async ({
    page,
  }) => {
    await page.goto(article);
    await openDialog(page);
    await page.keyboard.type('backpressure');
    await expect(titles(page).first()).toContainText('Backpressure');
    await expect(results(page).locator('mark').first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect(titles(page).first().getByRole('link')).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(field(page)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/concepts\/backpressure\/\?highlight=backpressure/);

    const notice = page.getByRole('complementary', { name: 'Marked words' });
    await expect(notice).toContainText('backpressure');
    const marks = () => page.evaluate(() => CSS.highlights.get('search')?.size ?? 0);
    expect(await marks()).toBeGreaterThan(5);
    await notice.getByRole('button', { name: 'Clear' }).click();
    await expect(notice).toBeHidden();
    expect(await marks()).toBe(0);
    await expect(page).toHaveURL(/concepts\/backpressure\/$/);
  });

  test('Enter in the field opens the first result', async ({ page }) => {
    await page.goto('');
    await openDialog(page);
    await page.keyboard.type('GIL');
    await expect(titles(page).first()).toHaveText('Process vs Thread');
    await expect(results(page).getByRole('list')).not.toHaveAttribute('aria-busy', 'true');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/concepts\/process-vs-thread\//);
  });

  test('names come at once, also while the index is on its way', async ({ page }) => {
    await page.route('**/pagefind/**', () => {});
    await page.goto('');
    await openDialog(page);
    await page.keyboard.type('bakpressure');
    await expect(titles(page).first()).toContainText('Backpressure');
  });

  test('a matching section leads to its place in the text', async ({ page }) => {
    await page.goto('search/?q=deadlock+conditions');
    const link = results(page).locator('.passage a').first();
    const address = (await link.getAttribute('href')) ?? '';
    expect(address).toMatch(/#.+/);
    await link.click();
    await expect(page.locator(`[id="${address.split('#')[1]}"]`)).toBeInViewport();
  });

  test('searches are remembered in this browser until they are cleared', async ({ page }) => {
    await page.goto('');
    await openDialog(page);
    await page.keyboard.type('eviction');
    await titles(page).first().getByRole('link').click();
    await page.waitForURL(/concepts\/./);
    await openDialog(page);
    await field(page).fill('');
    await results(page).getByRole('button', { name: 'eviction' }).click();
    await expect(field(page)).toHaveValue('eviction');
    await field(page).fill('');
    await results(page).getByRole('button', { name: 'Clear the recent searches' }).click();
    await expect(results(page).getByRole('button')).toHaveCount(0);
    expect(await page.evaluate(() => localStorage.getItem('recent-searches'))).toBeNull();
  });
});

test.describe('the search page', () => {
  test('its address carries the query and the filters, both ways', async ({ page }) => {
    await page.goto('search/?q=queue');
    await searched(page);
    const before = await titles(page).count();
    await page.getByRole('combobox', { name: 'Category' }).selectOption('caching');
    await expect(page).toHaveURL(/q=queue&category=caching/);
    await expect.poll(() => titles(page).count()).toBeLessThan(before);
    const inCategory = await titles(page).allInnerTexts();
    await page.reload();
    await expect(titles(page)).toHaveText(inCategory);
    await page.getByRole('combobox', { name: 'Level' }).selectOption('');
    await field(page).fill('mutex');
    await expect(page).toHaveURL(/q=mutex/);
  });

  test('the filters tell how many articles each would leave', async ({ page }) => {
    await page.goto('search/?q=queue');
    await searched(page);
    const options = page.getByRole('combobox', { name: 'Category' }).locator('option');
    const counts = (await options.allInnerTexts()).map((text) =>
      Number(/\((\d+)\)/.exec(text)?.[1]),
    );
    const [every = 0, ...each] = counts;
    expect(every).toBeGreaterThan(1);
    expect(each.reduce((sum, count) => sum + count, 0)).toBe(every);
  });

  test('a filter that leaves nothing says so and can be cleared', async ({ page }) => {
    await page.goto('search/?q=queue&category=no-such');
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await expect(titles(page)).not.toHaveCount(0);
    await expect(page).not.toHaveURL(/category/);
  });

  test('a typing error is put right, and what was typed can be insisted on', async ({ page }) => {
    await page.goto('search/?q=deadlok');
    await expect(page.getByText(/for deadlock\. Search instead for/)).toBeVisible();
    await expect(titles(page)).not.toHaveCount(0);
    await page.getByRole('button', { name: 'deadlok' }).click();
    await expect(page).toHaveURL(/verbatim=1/);
  });

  test('a word that no article has is left out, and it says so', async ({ page }) => {
    await page.goto('search/?q=mutex+xylophonist');
    await expect(page.getByText(/without “xylophonist”/).first()).toBeVisible();
    await expect(titles(page)).not.toHaveCount(0);
  });

  test('there is no dead end: the nearest concepts and the list of all', async ({ page }) => {
    await page.goto('search/?q=qqqqqq');
    await expect(page.getByText(/Nothing found/).first()).toBeVisible();
    await expect(titles(page)).toHaveCount(3);
    await page
      .getByRole('main')
      .getByRole('link', { name: /^All concepts/ })
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('All concepts');
  });

  test('the number of results is spoken', async ({ page }) => {
    await page.goto('search/?q=mutex');
    await expect(page.getByRole('status')).toHaveText(/\d articles?/);
  });

  test('results come without moving anything', async ({ page }) => {
    await page.addInitScript(() => {
      Object.assign(globalThis, { shifts: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          (globalThis as unknown as { shifts: number }).shifts += (
            entry as unknown as { value: number }
          ).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto('search/?q=queue');
    await searched(page);
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => (globalThis as unknown as { shifts: number }).shifts)).toBe(0);
  });

  test('an index that does not arrive is told, and another try works', async ({ page }) => {
    await page.route('**/pagefind/**', (route) => route.abort());
    await page.goto('search/?q=mutex');
    await expect(page.getByText(/did not arrive/).first()).toBeVisible();
    await page.unroute('**/pagefind/**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await searched(page);
  });

  test('a part of the index that does not arrive is told too', async ({ page }) => {
    await page.route('**/*.pf_index', (route) => route.fulfill({ status: 503, body: 'later' }));
    await page.goto('search/?q=mutex');
    await expect(page.getByText(/did not arrive/).first()).toBeVisible();
  });

  test('a slow index is told', async ({ page }) => {
    await page.route('**/pagefind/**', () => {});
    await page.goto('search/?q=mutex');
    await expect(page.getByText(/slow to arrive/).first()).toBeVisible({ timeout: 10_000 });
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  });

  test('bad input is answered sensibly', async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto('search/');
    for (const typed of [
      'deadlock '.repeat(1200),
      '<img src=x onerror=alert(1)><mark>"\'',
      'a\u0000\u0007b\u202Emutex',
      '🦀🦀 🏴‍☠️',
      'قفل متبادل',
      'to be or not to be',
      '"mutex queue',
      '%E0%A4%A',
      '((((]]]]\\',
    ]) {
      await field(page).fill(typed);
      await expect(page.locator('.status')).not.toBeEmpty();
      await expect(results(page).locator('[aria-busy]')).toHaveCount(0);
      await page.goto(`search/?${new URLSearchParams({ q: typed.slice(0, 2000) }).toString()}`);
      await expect(page.locator('.status')).not.toBeEmpty();
      await expect(page.locator('main img')).toHaveCount(0);
    }
    expect(errors).toEqual([]);
  });
});

test.describe('search is accessible', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [360, 1280]) {
      test(`page, dialog and marks, ${colorScheme}, ${width} px`, async ({ page }) => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width, height: 800 });
        await page.goto('search/?q=deadlok');
        await searched(page);
        expect(await violationsOn(page)).toEqual([]);
        expect(await sidewaysScroll(page)).toBe(0);

        await page.goto(`${article}?highlight=thread`);
        await expect(page.getByRole('complementary', { name: 'Marked words' })).toBeVisible();
        await openDialog(page);
        expect(await violationsOn(page)).toEqual([]);
        await page.keyboard.type('mutex');
        await searched(page);
        expect(await violationsOn(page)).toEqual([]);
      });
    }
  }
});

function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
  );
}

test.describe('the field of the first page', () => {
  const home = (page: Page): Locator => page.getByRole('combobox', { name: 'Search ScaleWiki' });
  const options = (page: Page): Locator => page.getByRole('option');

  test('suggests articles as you type; arrows choose, Enter goes there', async ({ page }) => {
    await page.goto('');
    await page.locator('#home-search').focus();
    await page.keyboard.type('bakpres');
    await expect(options(page).first()).toContainText('Backpressure');
    await expect(home(page)).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('ArrowDown');
    await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
    await expect(home(page)).toBeFocused();
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/concepts\/backpressure\/$/);
  });

  test('suggests simulators, reading paths and terms of the glossary, and says what each is', async ({
    page,
  }) => {
    await page.goto('');
    await page.locator('#home-search').fill('raft');
    await expect(options(page).filter({ hasText: 'Simulator' })).toContainText('Raft');
    await page.locator('#home-search').fill('interview in two');
    await expect(options(page).first()).toContainText('Reading path');
    await page.locator('#home-search').fill('happens before');
    await options(page).filter({ hasText: 'Glossary' }).click();
    await expect(page).toHaveURL(/glossary\/#happens-before$/);
    await expect(page.locator('#happens-before')).toBeInViewport();
  });

  test('without a choice Enter searches, and Escape closes the list first', async ({ page }) => {
    await page.goto('');
    await page.locator('#home-search').fill('mutex');
    await expect(options(page).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(options(page)).toHaveCount(0);
    await expect(home(page)).toHaveValue('mutex');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/search\/\?q=mutex/);
  });

  test('a press on a suggestion goes there', async ({ page }) => {
    await page.goto('');
    await page.locator('#home-search').fill('thread');
    await options(page).first().click();
    await expect(page).toHaveURL(/concepts\/.+/);
  });

  test('where the list of names does not arrive, the field still searches', async ({ page }) => {
    await page.route('**/concepts.json', (route) => route.abort());
    await page.goto('');
    await page.locator('#home-search').fill('mutex');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/search\/\?q=mutex/);
  });
});
