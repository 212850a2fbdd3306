// npm start: builds the site and serves it.
import { chosenPort, assertFree } from './port.ts';
import { run } from './program.mjs';
import { report, step, StepFailed } from './progress.mjs';
import { serveSite } from './serve-site.ts';

try {
  const port = chosenPort();
  await assertFree(port, 'npm start'); // before the build: nobody waits for a message like this
  await step('2/3', 'Build the site', async () => {
    const { code, output } = await run('astro', ['build']);
    if (code !== 0)
      throw new StepFailed('The build failed.', {
        output,
        advice: 'Repeat just this step: npm run build',
      });
  });
  console.log('[3/3] Serve it');
  await serveSite(port, 'npm start');
} catch (error) {
  report(error);
  process.exitCode = 1;
}
