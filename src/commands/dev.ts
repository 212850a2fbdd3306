// npm run dev: hot reload for authors.
import { run } from './program.mjs';

console.log('[2/2] Start the development server; the first search indexes the articles');
// Set, the variable keeps Astro in the foreground, whoever started it.
const { code } = await run('astro', ['dev', ...process.argv.slice(2)], {
  shown: true,
  env: { ASTRO_DEV_BACKGROUND: '0' },
});
process.exitCode = code;
