// npm test: everything that must hold before a change is shared. A failure does not hide the next.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findBrowser } from './browser.ts';
import { checks, passes, passesLoudly, type Task } from './tasks.ts';
import { project, report, seconds, step } from './progress.mjs';

const unitTests = { title: 'Unit tests', script: 'test:unit' };
const examples = { title: 'Run the examples', script: 'examples:check' };
const build = { title: 'Build the site', script: 'build' };
const browserTests = { title: 'Browser tests', script: 'test:e2e' };

const begun = performance.now();
const total = checks.length + 6; // installing, the browser, and the four tasks above
let done = 1; // installing
const next = (): string => `${(done += 1)}/${total}`;

const failed: string[] = [];
function note({ title, script }: Task, isGood: boolean): boolean {
  if (!isGood) failed.push(`${title}: npm run ${script}`);
  return isGood;
}

async function prepareBrowser(): Promise<boolean> {
  try {
    await step(next(), 'Find a browser', async () => {
      const { name, path } = await findBrowser();
      process.env['CHROME_PATH'] = path;
      return `${name}: ${path}`;
    });
    return true;
  } catch (error) {
    report(error);
    return false;
  }
}

await rm(join(project, 'test-results'), { recursive: true, force: true }); // an old report must not count

const hasBrowser = await prepareBrowser();
for (const check of checks) note(check, await passes(next(), check));
note(unitTests, await passesLoudly(next(), unitTests));
note(examples, await passesLoudly(next(), examples));
const isBuilt = note(build, await passes(next(), build));
if (hasBrowser && isBuilt) {
  note(browserTests, await passesLoudly(next(), browserTests));
} else {
  const lack = hasBrowser ? 'a build' : 'a browser';
  console.log(`[${next()}] ${browserTests.title}: not run without ${lack}`);
  note(browserTests, false);
}

const time = seconds(performance.now() - begun);
console.log(
  failed.length === 0
    ? `\nEverything passed in ${time}.`
    : `\nFailed after ${time}. What failed, and how to repeat it:\n  ${failed.join('\n  ')}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
