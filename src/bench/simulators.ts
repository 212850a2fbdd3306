/**
 * `npm run bench:simulators`: the longest task of the page while the first scenario of each simulator plays, on a
 * processor slowed four times, and the pictures it shows in a second at full speed. Needs a built site.
 */
import { chromium, type Browser, type Page } from 'playwright';
import { browserArguments, findBrowser } from '#commands/browser.ts';
import { serve } from '#commands/serve.ts';
import { simulators } from '#simulators/registry.ts';
import { median } from './statistics.ts';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Time on the processor, in microseconds. */
  readonly tdur?: number;
}

const runs = 5;
const slower = 4;
/** So long a run is watched, in milliseconds. */
const watched = 2500;

const { path } = await findBrowser();
const site = await serve('dist', { port: 0, base: process.env['BASE_PATH'] ?? '/' });
const browser = await chromium.launch({ executablePath: path, args: [...browserArguments] });
try {
  console.log(
    `${runs} runs of ${watched} ms, 1280 px; a task is the processor’s time × ${slower}\n`,
  );
  console.log('  longest task ms: median  worst   pictures a second: median  least');
  for (const name of Object.keys(simulators)) {
    const tasks: number[] = [];
    const rates: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      tasks.push(slower * (await inLab(browser, name, longestTask)));
      rates.push(await inLab(browser, name, picturesPerSecond));
    }
    const figures = [median(tasks), Math.max(...tasks), median(rates), Math.min(...rates)];
    const [middle, worst, rate, least] = figures.map((figure) => figure.toFixed(1));
    console.log(
      `${middle?.padStart(25)}${worst?.padStart(7)}${rate?.padStart(28)}${least?.padStart(7)}   ${name}`,
    );
  }
} finally {
  await browser.close();
  await site.close();
}

/** Opens the lab in a fresh page, skips the question, runs, and watches. */
async function inLab(
  from: Browser,
  name: string,
  watch: (page: Page, play: () => Promise<void>) => Promise<number>,
): Promise<number> {
  const context = await from.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(new URL(`simulators/${name}/`, site.url).href);
  const lab = page.locator('scale-simulator[data-state="ready"]');
  await lab.getByRole('button', { name: 'Skip the question' }).click();
  await page.waitForTimeout(300);
  const seen = await watch(page, async () => {
    await lab.getByRole('button', { name: 'Run' }).click();
    await page.waitForTimeout(watched);
  });
  await context.close();
  return seen;
}

/** In milliseconds of the processor: what else the machine does meanwhile is left out. */
async function longestTask(page: Page, play: () => Promise<void>): Promise<number> {
  const on = page.context().browser();
  await on?.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
  await play();
  const trace = ((await on?.stopTracing()) ?? '{}').toString();
  const { traceEvents } = JSON.parse(trace) as { readonly traceEvents: readonly TraceEvent[] };
  const scripts = traceEvents.find((event) => event.name === 'FunctionCall');
  const tasks = traceEvents.filter(
    ({ name, pid, tid }) => name.endsWith('RunTask') && pid === scripts?.pid && tid === scripts.tid,
  );
  if (tasks.length === 0) throw new Error('The trace holds no task of the page.');
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000;
}

async function picturesPerSecond(page: Page, play: () => Promise<void>): Promise<number> {
  const counting = page.evaluate(
    (span) =>
      new Promise<number>((done) => {
        let begun = 0;
        let frames = 0;
        const next = (at: number): void => {
          begun ||= at;
          if (at - begun >= span) return done((frames * 1000) / (at - begun));
          frames += 1;
          requestAnimationFrame(next);
        };
        requestAnimationFrame(next);
      }),
    watched,
  );
  await play();
  return counting;
}
