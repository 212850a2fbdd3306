// npm run dev: hot reload for authors.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './program.mjs';
import { project } from './progress.mjs';

console.log('[2/2] Start the development server');
if (!existsSync(join(project, 'dist/pagefind'))) {
  console.log('      Search looks into the last build, and there is none yet: npm run build');
}
// Set, the variable keeps Astro in the foreground, whoever started it.
const { code } = await run('astro', ['dev', ...process.argv.slice(2)], {
  shown: true,
  env: { ASTRO_DEV_BACKGROUND: '0' },
});
process.exitCode = code;
