import { globSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { basePath } from '#wiki/base.ts';
import { builtPages } from './built-pages.ts';
import { brokenLinks, outlinesOf, unreachable } from './links.ts';

/** Fails the build when a link, an asset or an anchor leads nowhere. */
export function linkCheck(): AstroIntegration {
  let base = '/';
  return {
    name: 'link-check',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = basePath(config.base);
      },
      'astro:build:done': ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const files = globSync('**/*.*', { cwd: folder });
        const names = new Set(files.map((file) => `/${file.replaceAll(path.sep, '/')}`));
        const outlines = outlinesOf(builtPages(folder));
        const broken = brokenLinks(outlines, names, base);
        if (broken.length > 0) {
          const list = broken.map(
            ({ page, href, reason }) => `  ${page}  links to ${href} — ${reason}`,
          );
          throw new Error(`${broken.length} links lead nowhere:\n${list.join('\n')}`);
        }
        const lost = unreachable(outlines, base);
        if (lost.length > 0)
          throw new Error(`No way leads from the first page to:\n  ${lost.join('\n  ')}`);
        logger.info('no broken link, and every page can be reached from the first');
      },
    },
  };
}
