import { readFile } from 'node:fs/promises';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { violationsOn } from './accessible.ts';
import { linkTo } from '../src/simulators/kit/link.ts';
import { runOf } from '../src/simulators/kit/scenario.ts';
import { Sim } from '../src/simulators/kit/sim.ts';
import type { AnySimulator } from '../src/simulators/kit/simulator.ts';
import { simulatorOf, simulators } from '../src/simulators/registry.ts';
import { firefox, openFirefox } from './firefox.ts';

const names = Object.keys(simulators);

/** The lab of a simulator, with its scripts in place. */
async function openLab(page: Page, name: string, fragment = ''): Promise<Locator> {
  await page.goto(`simulators/${name}/${fragment}`);
  const lab = page.locator('scale-simulator');
  await expect(lab).toHaveAttribute('data-state', 'ready');
  return lab;
}

const said = (lab: Locator) => lab.locator('[data-part="said"]');
const fingerprint = (lab: Locator) => lab.locator('[data-part="fingerprint"]');

/** The end of each scenario's run, as Node computes it. */
function endsOf(simulator: AnySimulator) {
  return simulator.scenarios.map((scenario) => {
    const run = runOf(simulator, scenario);
    const sim = new Sim(simulator.model, run);
    sim.runTo(scenario.until);
    const place = { run, steps: sim.steps, time: sim.now };
    return { scenario, link: linkTo(simulator.model, place), print: sim.fingerprint() };
  });
}

for (const name of names) {
  test.describe(name, () => {
    test('a link leads to the same state to the bit as in Node', async ({ page }) => {
      test.setTimeout(90_000);
      for (const { link, print } of endsOf(await simulatorOf(name))) {
        await page.goto('about:blank');
        const lab = await openLab(page, name, `#${link}`);
        await expect(said(lab)).toContainText('Opened from a link', { timeout: 20_000 });
        await expect(fingerprint(lab)).toHaveText(print);
      }
    });

    test('what it shows is accessible, before and after the run, light and dark', async ({
      page,
    }) => {
      test.setTimeout(120_000);
      const [end] = endsOf(await simulatorOf(name));
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const lab = await openLab(page, name);
        expect(await violationsOn(page)).toEqual([]);
        await lab.getByRole('button', { name: 'Skip the question' }).click();
        await scrubTo(lab, end?.scenario.until ?? 0);
        await expect(lab.locator('.sim-verdict')).toBeVisible();
        await lab
          .locator('details')
          .evaluateAll((all) => all.forEach((each) => ((each as HTMLDetailsElement).open = true)));
        await expect(lab.locator('[data-part="table"] td').first()).toBeVisible();
        expect(await violationsOn(page)).toEqual([]);
      }
    });

    test('by keyboard alone: predict, run, answer, step, back, reset', async ({ page }) => {
      test.setTimeout(90_000);
      const lab = await openLab(page, name);
      const [end] = endsOf(await simulatorOf(name));
      await page.getByRole('heading', { level: 1 }).click();
      await tabInto(page, '.sim-question input');
      if (end?.scenario.question.kind === 'choice') await page.keyboard.press('Space');
      else await page.keyboard.type('7');
      await tabInto(page, '.sim-question [type="submit"]');
      await page.keyboard.press('Enter');

      await expect(lab.getByRole('button', { name: 'Pause' })).toBeFocused();
      await page.keyboard.press('k');
      await expect(lab.getByRole('button', { name: 'Run' })).toBeFocused();
      await tabInto(page, '[data-do="speed"]');
      await page.keyboard.press('End');
      await tabInto(page, '[data-do="run"]', 'Shift+Tab');
      await page.keyboard.press('k');
      await expect(lab.locator('.sim-verdict')).toBeVisible({ timeout: 60_000 });
      await expect(lab.locator('.sim-verdict')).toContainText(/Right|Not/);
      await expect(fingerprint(lab)).toHaveText(end?.print ?? '');

      await page.keyboard.press('j');
      await expect(fingerprint(lab)).not.toHaveText(end?.print ?? '');
      await page.keyboard.press('r');
      await expect(lab.locator('[data-part="time"]')).toHaveText('0\u00a0s');
      await page.keyboard.press('l');
      await expect(lab.locator('[data-part="time"]')).not.toHaveText('0\u00a0s');
    });

    test('without scripts, the start and the end are drawn, with their table and the answer', async ({
      browser,
      baseURL,
    }) => {
      const context = await browser.newContext({
        javaScriptEnabled: false,
        ...(baseURL && { baseURL }),
      });
      const page = await context.newPage();
      await page.goto(`simulators/${name}/`);
      const { scenarios } = await simulatorOf(name);
      await expect(page.locator('[data-part="drawing"] svg')).toBeVisible();
      await expect(page.locator('.sim-end')).toHaveCount(scenarios.length);
      for (const part of ['svg', 'table', '.sim-verdict'])
        await expect(page.locator(`.sim-end ${part}`).first()).toBeVisible();
      await expect(page.locator('.sim').getByRole('button')).toHaveCount(0);
      await context.close();
    });

    test('a run stops off screen', async ({ page }) => {
      const lab = await openLab(page, name);
      await lab.getByRole('button', { name: 'Skip the question' }).click();
      await lab.getByRole('button', { name: 'Run' }).click();
      await expect(lab.locator('[data-part="run"]')).toHaveText('Pause');
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await expect(lab.locator('[data-part="run"]')).toHaveText('Run');
    });
  });
}

/** Moves along the time line. */
async function scrubTo(lab: Locator, time: number): Promise<void> {
  await lab.locator('[data-do="scrub"]').evaluate((element, value) => {
    const range = element as HTMLInputElement;
    range.value = String(value);
    range.dispatchEvent(new Event('input', { bubbles: true }));
  }, time);
}

/** Presses Tab until the wanted element has the focus. */
async function tabInto(page: Page, selector: string, key = 'Tab'): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    await page.keyboard.press(key);
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`${selector} is not reached by 60 presses of ${key}.`);
}

test.describe('a link', () => {
  const name = 'hash-placement';
  const encode = (content: unknown): string =>
    `#${name}=${Buffer.from(JSON.stringify(content)).toString('base64url')}`;
  const content = async () => {
    const simulator = await simulatorOf(name);
    const link = linkTo(simulator.model, {
      run: {
        params: new Sim(simulator.model, runOf(simulator, simulator.scenarios[0]!)).params,
        seed: 1,
        inputs: [],
      },
      steps: 10,
      time: 0,
    });
    return JSON.parse(Buffer.from(link.slice(name.length + 1), 'base64url').toString()) as object;
  };

  test('copied here and opened elsewhere shows the same state', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const lab = await openLab(page, name);
    await lab.getByText('Sandbox', { exact: true }).click();
    await scrubTo(lab, 3_333_333);
    await lab.getByRole('button', { name: 'Add a node' }).click();
    await expect(said(lab)).toContainText(/Node 11 joined 11 others/);
    await lab.getByLabel('Crash: which').selectOption('node 3');
    await lab.getByRole('button', { name: 'Crash' }).click();
    await expect(said(lab)).toContainText('Node 3 crashed');
    await lab.getByRole('button', { name: 'Copy link' }).click();
    await expect(said(lab)).toHaveText('The link to this very state is copied.');
    const address = await page.evaluate(() => navigator.clipboard.readText());

    const elsewhere = await context.newPage();
    await elsewhere.goto(address);
    const other = elsewhere.locator('scale-simulator');
    await expect(said(other)).toContainText('Opened from a link');
    await expect(fingerprint(other)).toHaveText((await fingerprint(lab).textContent()) ?? '-');
  });

  test('of an older version, broken or hostile, says so and shows the first scenario', async ({
    page,
  }) => {
    const wrong = await Promise.all([
      encode({ ...(await content()), m: `${name}@0` }),
      encode({ ...(await content()), i: [[2, 1, 'leave', 77]] }),
      encode({ ...(await content()), i: [[2, 86_400_000_000, 'join', 0]] }),
      encode({ ...(await content()), p: { nodes: 1e9 } }),
      `#${name}=<img src=x onerror=alert(1)>`,
    ]);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    for (const fragment of wrong) {
      await page.goto('about:blank');
      const lab = await openLab(page, name, fragment);
      await expect(said(lab)).toContainText('This link cannot be followed');
      await expect(said(lab)).toContainText('Shown instead: the first scenario');
      await expect(lab.locator('.sim-question legend')).toBeVisible();
    }
    await page.goto('about:blank');
    const lab = await openLab(page, name, wrong[0]);
    await expect(said(lab)).toContainText('made with version 0 of the model; here is version 1');
    expect(errors).toEqual([]);
  });
});

test('every run is the same in Firefox', async ({ baseURL }) => {
  test.skip(firefox === undefined, 'There is no Firefox on this machine.');
  test.setTimeout(180_000);
  const page = await openFirefox(firefox ?? '');
  try {
    for (const name of names) {
      for (const { link, print, scenario } of endsOf(await simulatorOf(name))) {
        await page.open('about:blank');
        await page.open(`${baseURL ?? ''}simulators/${name}/#${link}`);
        await expect
          .poll(() => page.text(`document.querySelector('[data-part="said"]')?.textContent`), {
            timeout: 20_000,
          })
          .toContain('Opened from a link');
        const shown = await page.text(
          `document.querySelector('[data-part="fingerprint"]')?.textContent`,
        );
        expect(shown, `${name}, ${scenario.id}`).toBe(print);
      }
    }
  } finally {
    await page.close();
  }
});

test('the chart is kept as numbers and as a drawing with its looks', async ({ page }) => {
  const lab = await openLab(page, 'hash-placement');
  await lab.getByRole('button', { name: 'Skip the question' }).click();
  const files = [];
  for (const name of ['Save as CSV', 'Save as SVG']) {
    const arriving = page.waitForEvent('download');
    await lab.getByRole('button', { name }).click();
    const file = await arriving;
    files.push({ name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') });
  }
  expect(files.map(({ name }) => name)).toEqual(['hash-placement.csv', 'hash-placement.svg']);
  expect(files[0]?.text).toMatch(
    /^series,"nodes before","keys moved"\n"n\/\(n \+ 1\): hash mod n",2,0.6/,
  );
  expect(files[1]?.text).toMatch(/^<svg[^>]+xmlns=[^]*<path[^>]+fill="none"[^>]+stroke="rgb/);
});

test('the same schedule runs again under another rule, and what is shown is a link', async ({
  page,
}) => {
  const lab = await openLab(page, 'raft', '#scenario-figure-8');
  await lab.getByRole('button', { name: 'Skip the question' }).click();
  await lab.locator('.sim-params summary').click();
  await lab.getByLabel('Rules').selectOption('all of Raft');
  await expect(said(lab)).toHaveText('The same actions, under another rule.');
  await scrubTo(lab, 1_450_000);
  await expect(lab.locator('.sim-checks summary')).toHaveText('Checks: all 5 invariants hold');
  await lab.locator('[data-part="table"] summary').click();
  const logs = lab.locator('[data-part="table"] tbody td:nth-child(5)');
  await expect(logs).toHaveText(['1 2', '1 3', '1 3', '1 3', '1 3']);
  await lab.getByRole('slider', { name: 'Servers' }).fill('3');
  await expect(said(lab)).not.toHaveText('The same actions, under another rule.');
});

for (const article of ['backpressure', 'caching-overview', 'process-vs-thread']) {
  test(`in ${article}, it is answered where it is read, by keyboard, without a violation`, async ({
    page,
  }) => {
    await page.goto(`concepts/${article}/`);
    const simulator = page.locator('scale-simulator');
    await simulator.scrollIntoViewIfNeeded();
    await expect(simulator).toHaveAttribute('data-state', 'ready');
    await simulator.getByRole('button', { name: 'Skip the question' }).press('Enter');
    await scrubTo(
      simulator,
      Number(await simulator.locator('[data-do="scrub"]').getAttribute('max')),
    );
    await expect(simulator.locator('.sim-verdict')).toBeVisible();
    await expect(simulator.locator('.sim-checks summary')).toContainText('hold');
    expect(await violationsOn(page, '.sim')).toEqual([]);
    await simulator.getByLabel('Speed').selectOption('16×');
    await simulator.getByRole('button', { name: 'Reset' }).press('r');
    await expect(simulator.locator('[data-part="time"]')).toHaveText('0\u00a0s');
  });

  test(`in ${article}, nothing below it moves when its scripts arrive`, async ({ page }) => {
    await page.goto(`concepts/${article}/`);
    const figure = page.locator('figure.sim');
    const before = await figure.evaluate((element) => element.getBoundingClientRect().height);
    await figure.scrollIntoViewIfNeeded();
    await expect(page.locator('scale-simulator')).toHaveAttribute('data-state', 'ready');
    const after = await figure.evaluate((element) => element.getBoundingClientRect().height);
    expect(Math.abs(after - before)).toBeLessThan(1);
  });
}

test('nothing of a simulator is loaded before a reader comes near', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.setViewportSize({ width: 360, height: 200 });
  await page.goto('simulators/', { waitUntil: 'networkidle' });
  expect(loaded.join(' ')).not.toMatch(/hands|registry|scenarios/);
});

test('with reduced motion, a run goes from event to event', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const lab = await openLab(page, 'token-bucket');
  await lab.getByRole('button', { name: 'Skip the question' }).click();
  await lab.getByRole('button', { name: 'Run' }).click();
  const changes = await lab.locator('[data-part="time"]').evaluate(
    (time) =>
      new Promise<number>((done) => {
        let count = 0;
        new MutationObserver(() => (count += 1)).observe(time, {
          childList: true,
          subtree: true,
          characterData: true,
        });
        setTimeout(() => done(count), 3000);
      }),
  );
  expect(changes).toBeGreaterThan(1);
  expect(changes).toBeLessThan(8);
});

test('every part can be used by touch: 44 pixels high', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 320, height: 700 },
    ...(baseURL && { baseURL }),
  });
  const page = await context.newPage();
  const lab = await openLab(page, 'hash-placement');
  const low = await lab
    .locator(
      'button:visible, select:visible, summary:visible, .sim-scenarios label, .sim-question label',
    )
    .evaluateAll((all) =>
      all
        .filter((each) => each.getBoundingClientRect().height < 43.5)
        .map((each) => each.textContent),
    );
  expect(low).toEqual([]);
  await context.close();
});
