/**
 * `npm run bench:view`: what a reader's first view of each article takes in a browser, on a connection of 1.6 Mbit/s
 * with 150 ms of delay and a processor slowed four times. Needs a built site.
 */
import { chromium, type Browser } from 'playwright';
import { browserArguments, findBrowser } from '#commands/browser.ts';
import { serve } from '#commands/serve.ts';
import { median } from './statistics.ts';

interface View {
  /** Bytes over the wire, all requests. */
  readonly bytes: number;
  readonly requests: number;
  /** Largest contentful paint, ms. */
  readonly paint: number;
  /** Cumulative layout shift. */
  readonly shift: number;
  /** Milliseconds beyond 50 of each long task. */
  readonly blocked: number;
}

const runs = 5;
const base = process.env['BASE_PATH'] ?? '/';

const { path } = await findBrowser();
const site = await serve('dist', { port: 0, base });
const browser = await chromium.launch({ executablePath: path, args: [...browserArguments] });
try {
  const index = (await (await fetch(new URL('addresses.json', site.url))).json()) as readonly {
    address: string;
  }[];
  console.log(`medians of ${runs} first views; 1.6 Mbit/s, 150 ms, 4 × slower\n`);
  console.log('  kB  requests  paint ms  shift  blocked ms');
  for (const { address } of index.filter((place) => place.address.startsWith('/concepts/'))) {
    const views: View[] = [];
    for (let run = 0; run < runs; run += 1)
      views.push(await view(browser, new URL(address.slice(1), site.url).href));
    const middle = (of: (each: View) => number): number => median(views.map(of));
    console.log(
      [
        (middle((each) => each.bytes) / 1000).toFixed(1).padStart(5),
        String(middle((each) => each.requests)).padStart(8),
        middle((each) => each.paint)
          .toFixed(0)
          .padStart(9),
        middle((each) => each.shift)
          .toFixed(3)
          .padStart(7),
        middle((each) => each.blocked)
          .toFixed(0)
          .padStart(10),
        `  ${address}`,
      ].join(' '),
    );
  }
} finally {
  await browser.close();
  await site.close();
}

async function view(from: Browser, address: string): Promise<View> {
  const context = await from.newContext({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1.6e6 / 8,
    uploadThroughput: 0.75e6 / 8,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  let bytes = 0;
  let requests = 0;
  devtools.on('Network.loadingFinished', (event) => {
    bytes += event.encodedDataLength;
    requests += 1;
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  const seen = await page.evaluate(
    () =>
      new Promise<Pick<View, 'paint' | 'shift' | 'blocked'>>((done) => {
        const told = { paint: 0, shift: 0, blocked: 0 };
        const observe = (
          type: string,
          take: (entry: PerformanceEntry & { value?: number }) => void,
        ): void => {
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) take(entry);
          }).observe({ type, buffered: true });
        };
        observe('largest-contentful-paint', (entry) => (told.paint = entry.startTime));
        observe('layout-shift', (entry) => (told.shift += entry.value ?? 0));
        observe('longtask', (entry) => (told.blocked += Math.max(0, entry.duration - 50)));
        setTimeout(() => done(told), 300);
      }),
  );
  await context.close();
  return { bytes, requests, ...seen };
}
