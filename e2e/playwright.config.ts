import { defineConfig, devices } from '@playwright/test';
import { browserArguments, findBrowser } from '../src/commands/browser.ts';

// Workers read this file again: they take the browser that the first reading found.
const { path } = await findBrowser();
process.env['CHROME_PATH'] = path;

const address = process.env['SITE_UNDER_TEST'];

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results/browser',
  globalSetup: '../src/commands/site-under-test.ts',
  forbidOnly: Boolean(process.env['CI']),
  fullyParallel: true,
  workers: 2,
  retries: 0,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '../test-results/report.json' }]],
  use: {
    ...(address && { baseURL: address }),
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: path, args: [...browserArguments] },
  },
  projects: [{ name: 'desktop', use: devices['Desktop Chrome'] }],
});
