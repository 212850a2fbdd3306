import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { contentSecurityPolicy } from '#layouts/policy.ts';

const placeholder = '{{content-security-policy}}';

/** Puts the content security policy of the pages into `_headers`, so that it is written in one place only. */
export function headers(): AstroIntegration {
  return {
    name: 'headers',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const file = fileURLToPath(new URL('_headers', dir));
        const text = await readFile(file, 'utf8');
        if (!text.includes(placeholder)) {
          throw new Error(
            `public/_headers: no ${placeholder} — the line “Content-Security-Policy: ${placeholder}”`,
          );
        }
        // A header can do one thing that a meta element cannot.
        await writeFile(
          file,
          text.replaceAll(placeholder, `${contentSecurityPolicy}; frame-ancestors 'none'`),
        );
      },
    },
  };
}
