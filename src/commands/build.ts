// npm run build: builds the site into dist.
import { run } from './program.mjs';

/**
 * What keeps a build of 1,000 articles below 1.5 GiB. Vite's bundler takes memory from mimalloc, which would not give it
 * back before the build ends, and Node would let its garbage of the moment grow three times as far. Both are read when
 * a process begins, before any of our code.
 */
const frugal = {
  MIMALLOC_ARENA_EAGER_COMMIT: '0',
  MIMALLOC_PURGE_DELAY: '0',
  NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --max-semi-space-size=16`,
};

const { code } = await run('astro', ['build', ...process.argv.slice(2)], {
  shown: true,
  env: frugal,
});
process.exitCode = code;
