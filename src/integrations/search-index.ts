import { subscribe } from 'node:diagnostics_channel';
import { readFile, rename } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { basePath } from '#wiki/base.ts';
import { Indexing } from '#indexing/indexing.ts';
import { deskFolder, readChannel } from '#library/loaders.ts';

let underway: Indexing | undefined;

/** Indexes the articles for search: while a build renders its pages, and for `astro dev` when search first asks. */
export function searchIndex(): AstroIntegration {
  let base = '/';
  let desk = '';
  return {
    name: 'search-index',
    hooks: {
      'astro:config:setup': ({ command }) => {
        if (command !== 'build') return;
        subscribe(readChannel, () => {
          underway = new Indexing(desk, builtIndex(desk));
        });
      },

      'astro:config:done': ({ config }) => {
        base = basePath(config.base);
        desk = path.join(fileURLToPath(config.root), deskFolder);
      },

      'astro:server:setup': ({ server, logger }) => {
        const folder = `${desk}.dev-index`;
        let index: Promise<void> | undefined;
        subscribe(readChannel, () => {
          index = undefined;
        });
        const make = async (): Promise<void> => {
          logger.info(`${await new Indexing(desk, folder).done()} articles can be searched`);
        };

        const answer = async (file: string, response: ServerResponse): Promise<void> => {
          response.setHeader('Content-Type', typeOf(file));
          response.setHeader('Cache-Control', 'no-store');
          try {
            await (index ??= make());
            response.end(await readFile(path.join(folder, file)));
          } catch (error) {
            const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
            response.statusCode = isMissing ? 404 : 500;
            if (!isMissing) {
              index = undefined;
              logger.error(String(error));
            }
            response.end(isMissing ? 'No such file in the search index.' : String(error));
          }
        };

        server.middlewares.use((request, response, next) => {
          const { pathname } = new URL(request.url ?? '/', 'http://localhost');
          const inside = [`${base}pagefind/`, '/pagefind/'].find((at) => pathname.startsWith(at));
          if (inside === undefined) next();
          else void answer(pathname.slice(inside.length), response);
        });
      },
    },
  };
}

/** Puts the index into the built site. Stands after the checks that do not need it. */
export function searchIndexed(): AstroIntegration {
  let desk = '';
  return {
    name: 'search-index',
    hooks: {
      'astro:config:done': ({ config }) => {
        desk = path.join(fileURLToPath(config.root), deskFolder);
      },
      'astro:build:done': async ({ dir, logger }) => {
        if (underway === undefined) throw new Error('The library was not read: nothing to index.');
        const articles = await underway.done();
        await rename(builtIndex(desk), fileURLToPath(new URL('pagefind', dir)));
        logger.info(`${articles} articles can be searched`);
      },
    },
  };
}

const builtIndex = (desk: string): string => `${desk}.index`;

function typeOf(file: string): string {
  if (file.endsWith('.js')) return 'text/javascript';
  return file.endsWith('.json') ? 'application/json' : 'application/octet-stream';
}
