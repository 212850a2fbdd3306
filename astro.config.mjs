import { readFileSync } from 'node:fs';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { satteri } from '@astrojs/markdown-satteri';
import { defineConfig } from 'astro/config';
import { budgets } from './src/integrations/budgets.ts';
import { fileAddresses } from './src/integrations/file-addresses.ts';
import { headers } from './src/integrations/headers.ts';
import { limits } from './src/integrations/limits.ts';
import { linkCheck } from './src/integrations/link-check.ts';
import { mermaidPreview } from './src/integrations/mermaid-preview.ts';
import { problemOverlay } from './src/integrations/problem-overlay.ts';
import { withReviewDate } from './src/integrations/review-dates.ts';
import { searchIndex, searchIndexed } from './src/integrations/search-index.ts';
import { shortScopes } from './src/integrations/short-scopes.ts';
import { simulatorBudgets } from './src/integrations/simulator-budgets.ts';
import { smallPreload } from './src/integrations/small-preload.ts';
import { staging } from './src/integrations/staging.ts';

const { repository } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

export default defineConfig({
  // Where the site is published: set both for a deployment.
  site: process.env.SITE_URL ?? 'http://localhost:4321',
  base: process.env.BASE_PATH ?? '/',
  trailingSlash: 'always',
  markdown: { processor: satteri() },
  // In this order: the site is built in a staging folder, checked, and only then put in the place of the old one.
  integrations: [
    mdx(),
    sitemap({ filter: (page) => !page.endsWith('/search/'), serialize: withReviewDate }),
    problemOverlay(),
    shortScopes(),
    smallPreload(),
    fileAddresses(),
    mermaidPreview(),
    searchIndex(),
    headers(),
    linkCheck(),
    budgets(),
    simulatorBudgets(),
    limits(),
    searchIndexed(),
    staging(),
  ],
  build: { inlineStylesheets: 'never', concurrency: 4 },
  devToolbar: { enabled: false },
  vite: {
    define: {
      'import.meta.env.REPOSITORY_URL': JSON.stringify(
        process.env.REPOSITORY_URL ?? repository.url.replace(/^git\+|\.git$/g, ''),
      ),
    },
    build: { assetsInlineLimit: 0, cssCodeSplit: false },
    // What all simulators share is one chunk; faults are loaded by distributed ones only, and once for all of them.
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              codeSplitting: {
                groups: [
                  { name: 'faults', test: /kit\/network\.ts$/, priority: 1 },
                  { name: 'preload', test: /preload-helper/, priority: 1 },
                  { name: 'shared', test: /simulators\/kit\/(shared|simulator)\.ts$/ },
                ],
              },
            },
          },
        },
      },
    },
  },
});
