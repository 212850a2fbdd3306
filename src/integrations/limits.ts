import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { basePath } from '#wiki/base.ts';
import { mostBytes as mostOfPreview } from '#preview/preview.ts';
import { costOf, Sizes } from './budgets.ts';

/** What the first visit of the map may transfer, in bytes after brotli. It shows no more than about 240 articles. */
const mostOfMap = 60_000;

/** Fails the build when a preview or the map is larger than promised. */
export function limits(): AstroIntegration {
  let base = '/';
  return {
    name: 'limits',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = basePath(config.base);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const sizes = new Sizes(folder);
        const over: string[] = [];
        let largest = 0;
        for (const file of globSync('**/preview.json', { cwd: folder })) {
          // What is within its limit as it is, is so compressed.
          const plain = readFileSync(path.join(folder, file)).length;
          const bytes = plain <= mostOfPreview ? plain : await sizes.of(file);
          largest = Math.max(largest, bytes);
          if (bytes > mostOfPreview) over.push(`  ${file}  ${bytes} of ${mostOfPreview}`);
        }
        const html = readFileSync(path.join(folder, 'map/index.html'), 'utf8');
        const { cost, offender } = await costOf({ address: '/map/', html }, sizes, base);
        if (cost.total > mostOfMap)
          over.push(`  map/  ${cost.total} of ${mostOfMap}; largest: ${offender}`);
        if (over.length > 0)
          throw new Error(`Larger than promised (bytes after brotli):\n${over.join('\n')}`);
        logger.info(
          `the largest preview has ${largest} B, the map costs ${(cost.total / 1000).toFixed(1)} kB`,
        );
      },
    },
  };
}
