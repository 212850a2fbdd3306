// npm test: everything that must hold before a change is shared.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findBrowser } from './browser.ts';
import { checks, passes } from './checks.ts';
import { run } from './program.mjs';
import { project, report, seconds, step } from './progress.mjs';

const begun = performance.now();
const total = checks.length + 5; // and installing, the browser, unit tests, the build, browser tests
let done = 1; // installing
const failed: string[] = [];
const next = (): string => `${(done += 1)}/${total}`;

async function runTests(
  title: string,
  program: readonly [string, ...string[]],
  repeat: string,
): Promise<void> {
  console.log(`[${next()}] ${title}`);
  const [command, ...args] = program;
  const { code } = await run(command, args, { shown: true });
  if (code !== 0) failed.push(`${title}: ${repeat}`);
}

await rm(join(project, 'test-results'), { recursive: true, force: true }); // an old report must not count

let hasBrowser = false;
try {
  await step(next(), 'Find a browser', async () => {
    const { name, path } = await findBrowser();
    process.env['CHROME_PATH'] = path;
    return `${name}: ${path}`;
  });
  hasBrowser = true;
} catch (error) {
  report(error);
  failed.push('Find a browser');
}

for (const check of checks) {
  if (!(await passes(next(), check))) failed.push(`${check.title}: ${check.repeat}`);
}

await runTests(
  'Unit tests',
  ['vitest', 'run', '--config', 'src/vitest.config.ts'],
  'npm run test:unit',
);

const build = {
  title: 'Build the site',
  program: ['astro', 'build'],
  repeat: 'npm run build',
} as const;
const isBuilt = await passes(next(), build);
if (!isBuilt) failed.push(`${build.title}: ${build.repeat}`);

if (hasBrowser && isBuilt) {
  await runTests(
    'Browser tests',
    ['playwright', 'test', '-c', 'e2e/playwright.config.ts'],
    'npm run test:e2e',
  );
} else {
  console.log(`[${next()}] Browser tests: not run without ${isBuilt ? 'a browser' : 'a build'}`);
  failed.push('Browser tests: npm run test:e2e');
}

const time = seconds(performance.now() - begun);
console.log(
  failed.length === 0
    ? `\nEverything passed in ${time}.`
    : `\nFailed after ${time}:\n  ${failed.join('\n  ')}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
