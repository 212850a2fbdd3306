import { expect, test } from '@playwright/test';

const article = 'concepts/process-vs-thread/';

test.describe('reading an article', () => {
  test.use({ viewport: { width: 1400, height: 900 } });

  test('the contents follow the text, and lead to it', async ({ page }) => {
    await page.goto(article);
    const contents = page.getByRole('navigation', { name: 'On this page' });
    await contents.getByRole('link', { name: 'Interview drill' }).click();
    await expect(page.getByRole('heading', { name: 'Interview drill' })).toBeInViewport();
    await expect(contents.locator('[aria-current]')).toHaveText('Interview drill');
  });

  test('a citation shows its source on hover and on focus, and leads to the list and back', async ({
    page,
  }) => {
    await page.goto(article);
    const citation = page.locator('.cite a').first();
    await citation.hover();
    const card = page.locator('#preview-card');
    await expect(card).toBeVisible();
    const title = await page.locator('#source-1 a').first().textContent();
    await expect(card).toContainText(title ?? '');
    await page.keyboard.press('Escape');
    await expect(card).toBeHidden();
    await citation.focus();
    await expect(card).toBeVisible();

    await citation.press('Enter');
    await expect(page.locator('#source-1')).toBeInViewport();
    await page.locator('#source-1 .back a').first().click();
    await expect(citation).toBeInViewport();
  });

  test('the sources of the section in view stand in the margin', async ({ page }) => {
    await page.goto(article);
    const notes = page.getByRole('region', { name: 'Sources of the section in view' });
    const headings = page.locator('.prose > h2');
    const sourcesAt = async (section: number) => {
      await headings.nth(section).evaluate((heading) => heading.scrollIntoView());
      await expect(page.locator('[data-contents] [aria-current]')).toHaveText(
        (await headings.nth(section).textContent()) ?? '',
      );
      return notes.textContent();
    };
    const first = await sourcesAt(0);
    await expect(notes).toBeVisible();
    expect(await sourcesAt(3)).not.toBe(first);
  });

  test('an answer of the drill stays hidden until it is asked for', async ({ page }) => {
    await page.goto(article);
    const drill = page.getByRole('region', { name: 'Interview drill' });
    const question = drill.locator('details').first();
    await expect(question.locator('.answer')).toBeHidden();
    await question.locator('summary').click();
    await expect(question.locator('.answer')).toBeVisible();
  });

  test('code is copied as it stands', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(article);
    const program = page.locator('.program:visible').first();
    await program.getByRole('button', { name: 'Copy' }).click();
    await expect(program.getByRole('button', { name: 'Copied' })).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.trim()).toBe((await program.locator('pre code').innerText()).trim());
  });

  test('the language once chosen is kept, on this page and the next', async ({ page }) => {
    await page.goto('concepts/concurrency-patterns/');
    await page.locator('.tabs').first().getByText('Go', { exact: true }).click();
    for (const go of await page.locator('.tabs input[value="go"]').all())
      await expect(go).toBeChecked();
    await page.goto('concepts/caching-overview/');
    await expect(page.locator('.tabs input[value="go"]').first()).toBeChecked();
  });

  test('a program can be downloaded as it was run', async ({ page, request }) => {
    await page.goto(article);
    const address = await page.locator('.code-file[download]').first().getAttribute('href');
    const response = await request.get(address ?? '');
    expect(response.ok()).toBe(true);
    expect((await response.text()).length).toBeGreaterThan(100);
  });
});

test('the theme is chosen in three steps and is there before the next page is painted', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('');
  const root = page.locator('html');
  await page.getByRole('button', { name: 'Theme: system' }).click();
  await page.getByRole('button', { name: 'Theme: light' }).click();
  await expect(root).toHaveAttribute('data-theme', 'dark');
  const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);

  await page.goto(article, { waitUntil: 'commit' });
  await page.locator('body').waitFor();
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(dark);
  await page.getByRole('button', { name: 'Theme: dark' }).click();
  await expect(root).not.toHaveAttribute('data-theme');
});

test('on a small screen chapters and contents are drawers', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(article);
  const chapters = page.getByRole('navigation', { name: 'Chapters' });
  await expect(chapters).toBeHidden();
  await page.getByRole('button', { name: 'Chapters' }).click();
  await expect(chapters.getByRole('link', { name: 'Process vs Thread' })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await page.keyboard.press('Escape');
  await expect(chapters).toBeHidden();

  await page.getByRole('button', { name: 'On this page' }).click();
  await page
    .getByRole('navigation', { name: 'On this page' })
    .getByRole('link', { name: 'Sources' })
    .click();
  await expect(page.getByRole('heading', { name: 'Sources' })).toBeInViewport();
});

test('an address that leads nowhere suggests the nearest', async ({ page }) => {
  const response = await page.goto('concepts/backpresure/');
  expect(response?.status()).toBe(404);
  await page.getByRole('link', { name: 'Backpressure' }).first().click();
  await expect(page).toHaveURL(/concepts\/backpressure\/$/);
});
