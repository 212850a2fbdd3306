import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { assertFree } from './port.ts';
import { project, StepFailed } from './progress.mjs';
import { serve } from './serve.ts';

/**
 * Serves `dist` until Ctrl-C. `HOST` opens it to the network (`HOST=0.0.0.0`), `BASE_PATH` is the
 * path that the site was built for. `command` is what the reader typed, for advice.
 */
export async function serveSite(port: number, command: string): Promise<void> {
  const dist = join(project, 'dist');
  if (!existsSync(join(dist, 'index.html'))) {
    throw new StepFailed('There is no site in dist.', { advice: 'Build it with `npm run build`.' });
  }
  await assertFree(port, command);
  const { HOST: host, BASE_PATH: base } = process.env;
  const served = await serve(dist, { port, ...(host && { host }), ...(base && { base }) });
  console.log(`\n  ScaleWiki  ${served.url}\n  Ctrl-C stops it.\n`);

  await new Promise((stop) => {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
  await served.close();
}
