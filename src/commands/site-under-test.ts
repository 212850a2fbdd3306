import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { project } from './progress.mjs';
import { serve } from './serve.ts';

/** Playwright's global setup: serves `dist` on a free port and tells the tests its address. */
export default async function siteUnderTest(): Promise<() => Promise<void>> {
  const dist = join(project, 'dist');
  if (!existsSync(join(dist, 'index.html')))
    throw new Error('There is no site in dist: build it with `npm run build`.');
  const base = process.env['BASE_PATH'];
  const served = await serve(dist, { port: 0, ...(base && { base }) });
  process.env['SITE_UNDER_TEST'] = served.url;
  return served.close;
}
