import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Builds into a folder of its own and swaps it with `dist` at the very end, so that a build that fails, or is stopped,
 * leaves the previous site as it was. Must be the last integration.
 */
export function staging(): AstroIntegration {
  let final = '';
  return {
    name: 'staging',
    hooks: {
      'astro:config:setup': async ({ command, config, updateConfig }) => {
        if (command !== 'build') return;
        final = fileURLToPath(config.outDir).replace(/\/$/, '');
        const next = new URL('.cache/dist/', config.root);
        await rm(next, { recursive: true, force: true });
        updateConfig({ outDir: next });
      },
      'astro:build:done': async ({ dir }) => {
        const old = `${final}.old`;
        await rm(old, { recursive: true, force: true });
        if (existsSync(final)) await rename(final, old);
        await rename(fileURLToPath(dir), final);
        await rm(old, { recursive: true, force: true });
      },
    },
  };
}
