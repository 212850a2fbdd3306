import { expect, test, type Locator, type Page } from '@playwright/test';
import { violationsOn } from './accessible.ts';
import { allAddresses } from './addresses.ts';

const article = 'concepts/backpressure/';

/** The block of a program, in front of its neighbors in other languages. */
async function show(page: Page, file: string, language: string): Promise<Locator> {
  await page.goto(article);
  const program = page.locator('.program', { has: page.locator('.code-file', { hasText: file }) });
  const tab = page
    .locator('.example', { has: program })
    .locator(`.tabs label:has([value="${language}"])`);
  if ((await tab.count()) > 0) await tab.click();
  await expect(program).toBeVisible();
  return program;
}

const runHere = (program: Locator) => program.getByRole('button', { name: /^Run/ });
const status = (program: Locator) => program.getByRole('status');
const mine = (program: Locator) => program.locator('.output').last().locator('samp');
const recorded = (program: Locator) => program.locator('.output').first().locator('samp');

/** What the responses to an act transfer, in bytes. */
async function bytesOf(page: Page, act: () => Promise<void>): Promise<number> {
  const lengths: Promise<string | null>[] = [];
  page.on('response', (response) => lengths.push(response.headerValue('content-length')));
  await act();
  return (await Promise.all(lengths)).reduce((sum, length) => sum + Number(length), 0);
}

test('a TypeScript program runs as recorded, is edited, and is put back', async ({ page }) => {
  const program = await show(page, 'credit_window.ts', 'ts');
  const button = runHere(program);
  const promised = Number(/[\d.]+/.exec((await button.textContent()) ?? '')?.[0]);
  const bytes = await bytesOf(page, async () => {
    await button.click();
    await expect(status(program)).toContainText('same output as recorded');
  });
  expect(await mine(program).textContent()).toContain(
    (await recorded(program).textContent()) ?? '',
  );
  expect(bytes / 1e6).toBeGreaterThan(promised - 0.1);
  expect(bytes / 1e6).toBeLessThan(promised + 0.05);

  expect(await violationsOn(page, '.program')).toEqual([]);

  const editor = program.getByRole('textbox');
  await expect(editor).toHaveValue(/^\/\/ A subscriber[^]*console\.log/);
  await expect(editor).not.toHaveValue(/region/);
  await editor.fill('const words: string[] = ["mine"];\nconsole.log(words[0], 1 + 1);');
  await editor.press('Control+Enter');
  await expect(status(program)).toContainText('other output than recorded');
  await expect(mine(program)).toHaveText('mine 2\n');

  await program.getByRole('button', { name: 'Reset' }).click();
  await expect(editor).toHaveCount(0);
  await expect(program.locator('pre code')).toBeVisible();
  await expect(button).toHaveText(/Run it here/);
});

test('a mistake of the reader is told with its line', async ({ page }) => {
  const program = await show(page, 'credit_window.ts', 'ts');
  await runHere(program).click();
  await expect(status(program)).toContainText('Ended');
  await program.getByRole('textbox').fill('console.log("before");\nfetch("/");');
  await runHere(program).click();
  await expect(status(program)).toContainText('Ended with exit code 1');
  await expect(mine(program)).toContainText(
    'before\nUncaught ReferenceError: fetch is not defined',
  );
  await expect(mine(program)).toContainText('credit_window.ts:2');
});

test('an endless loop is stopped, by the limit or by the reader, and the page stays alive', async ({
  page,
}) => {
  test.setTimeout(60_000);
  const program = await show(page, 'credit_window.ts', 'ts');
  await runHere(program).click();
  await expect(status(program)).toContainText('Ended');
  await program.getByRole('textbox').fill('console.log("begun");\nfor (;;);');
  await runHere(program).click();
  await expect(status(program)).toHaveText('Running …');
  // Whatever the program does, the page answers.
  const theme = page.locator('[data-theme-switch]');
  await theme.click();
  await expect(theme).toHaveAttribute('aria-label', 'Theme: light');
  await expect(status(program)).toHaveText('Stopped: it ran longer than 10 s', { timeout: 20_000 });

  await runHere(program).click();
  await expect(status(program)).toHaveText('Running …');
  await program.getByRole('button', { name: 'Stop' }).click();
  await expect(status(program)).toHaveText('Stopped');

  await program.getByRole('textbox').fill('for (;;) console.log("flood");');
  await runHere(program).click();
  await expect(status(program)).toHaveText('Stopped: it printed more than 256 KiB', {
    timeout: 20_000,
  });

  await program.getByRole('textbox').fill('console.log("again");');
  await runHere(program).click();
  await expect(mine(program)).toHaveText('again\n');
});

test('a Python program runs as recorded, in a Python that nobody loads before', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const wrong: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const program = await show(page, 'backlog.py', 'python');
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.waitForLoadState('networkidle');
  const isOfRunning = (path: string): boolean => /pyodide|worker|panel|wasm/.test(path);
  expect(asked.filter(isOfRunning)).toEqual([]);

  const button = runHere(program);
  const promised = Number(/[\d.]+/.exec((await button.textContent()) ?? '')?.[0]);
  const bytes = await bytesOf(page, async () => {
    await button.click();
    await expect(status(program)).toContainText('same output as recorded', { timeout: 90_000 });
  });
  expect(bytes / 1e6).toBeGreaterThan(promised - 0.5);
  expect(bytes / 1e6).toBeLessThan(promised + 0.5);
  expect(asked.filter((path) => path.endsWith('pyodide.asm.wasm'))).toHaveLength(1);

  await program.getByRole('textbox').fill('import js\nprint(hasattr(js, "fetch"))\n1 / 0');
  await runHere(program).click();
  await expect(status(program)).toContainText('Ended with exit code 1');
  await expect(mine(program)).toContainText('False\nTraceback');
  await expect(mine(program)).toContainText('File "backlog.py", line 3');

  await program.getByRole('textbox').fill('while True: pass');
  await runHere(program).click();
  await expect(status(program)).toHaveText('Stopped: it ran longer than 10 s', { timeout: 30_000 });
  expect(wrong).toEqual([]);
});

test('every program runs here, or says why not', async ({ page, request }) => {
  const silent: string[] = [];
  for (const address of await allAddresses(request)) {
    if (!address.startsWith('concepts/')) continue;
    await page.goto(address);
    const without = page.locator('.code-run:not(:has([data-run])):not(:has(span))');
    silent.push(...(await without.allTextContents()));
  }
  expect(silent).toEqual([]);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('running is not offered, and what cannot run says so all the same', async ({ page }) => {
    await page.goto(article);
    await expect(page.getByText(/Run it here/).first()).toBeHidden();
    await expect(page.getByText('Not in a browser: needs a compiler.').first()).toBeAttached();
  });
});
