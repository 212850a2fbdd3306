import type { AstroIntegration } from 'astro';
import { basePath } from '#wiki/base.ts';

/** What Vite calls its module that is asked for before each dynamic import. */
const helper = '\0vite/preload-helper.js';

/**
 * Vite's helper fetches what a dynamic import will need, all at once. It also waits for styles, passes nonces on and
 * tells of failures, for which this site has no use; without these it is a fifth as long, and every page loads it.
 */
export function smallPreload(): AstroIntegration {
  let isReplaced = false;
  return {
    name: 'small-preload',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        if (command !== 'build') return;
        const base = basePath(config.base);
        const load = (id: string): string | undefined => {
          if (id !== helper) return undefined;
          isReplaced = true;
          return preload(base);
        };
        updateConfig({
          vite: { plugins: [{ name: 'small-preload', enforce: 'pre', load }] },
        });
      },
      'astro:build:done': () => {
        if (!isReplaced)
          throw new Error(
            `Vite did not ask for ${JSON.stringify(helper)}: its name is another now, and small-preload.ts must follow.`,
          );
      },
    },
  };
}

function preload(base: string): string {
  return `const seen = new Set();
export const __vitePreload = (load, files = []) => {
  for (const file of files) {
    if (seen.has(file)) continue;
    seen.add(file);
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = ${JSON.stringify(base)} + file;
    document.head.append(link);
  }
  return load();
};`;
}
