// npm start: builds the site and serves it.
import { passes } from './tasks.ts';
import { assertFree, chosenPort } from './port.ts';
import { report } from './progress.mjs';
import { serveSite } from './serve-site.ts';

try {
  const port = chosenPort();
  await assertFree(port, 'npm start'); // before the build, which is a long wait for such a message
  if (await passes('2/3', { title: 'Build the site', script: 'build' })) {
    console.log('[3/3] Serve it');
    await serveSite(port, 'npm start');
  } else {
    process.exitCode = 1;
  }
} catch (error) {
  report(error);
  process.exitCode = 1;
}
