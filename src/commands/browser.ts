import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { bundledChromium } from './bundled-chromium.ts';
import { run } from './program.mjs';
import { StepFailed } from './progress.mjs';

export interface Browser {
  /** Where it comes from, for people. */
  readonly name: string;
  readonly path: string;
}

/** What keeps a browser from calling home; Playwright adds `--no-sandbox` by itself, which root needs. */
export const browserArguments: readonly string[] = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-quic',
  '--disable-sync',
  // Headless Chromium rounds the widths of letters to pixels unless told not to; windows do not.
  '--font-render-hinting=none',
  '--no-first-run',
  '--no-pings',
];

const systemNames = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'chrome',
];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Where a browser may lie, in the order in which it is looked for. `own` is Playwright's. */
export function places(own: string, searchPath: string): readonly Browser[] {
  const folders = searchPath.split(delimiter).filter(Boolean);
  return [
    { name: 'Playwright’s own', path: own },
    ...systemNames.flatMap((name) => folders.map((folder) => ({ name, path: join(folder, name) }))),
    ...applications.map((path) => ({ name: 'the system’s', path })),
  ];
}

/**
 * A Chromium that starts: `CHROME_PATH`, Playwright's own, one on the system, or the one that the
 * package @sparticuz/chromium brings, in this order. A `CHROME_PATH` that does not start is a
 * mistake and stops the search.
 */
export async function findBrowser(): Promise<Browser> {
  const asked = process.env['CHROME_PATH'];
  if (asked) {
    if (await starts(asked)) return { name: 'CHROME_PATH', path: asked };
    throw new StepFailed(`CHROME_PATH is “${asked}”, which does not start.`, {
      advice: 'The path of a Chrome or Chromium would be right, or unset it to have one found.',
    });
  }
  for (const place of places(chromium.executablePath(), process.env['PATH'] ?? '')) {
    if (existsSync(place.path) && (await starts(place.path))) return place;
  }
  return { name: '@sparticuz/chromium', path: await bundledChromium(starts) };
}

async function starts(path: string): Promise<boolean> {
  if (process.platform === 'win32') return existsSync(path); // chrome.exe opens a window instead of answering
  return (await run(path, ['--version'])).code === 0;
}
