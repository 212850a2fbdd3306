import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';
import type { ConceptList } from '#search/concept.ts';
import { builtPages, type BuiltPage } from './built-pages.ts';
import { indexInto, indexPages, type IndexFile } from './pagefind-index.ts';

let underway: Promise<number> | undefined;

/** Indexes the articles for search: into the built site, and for `astro dev` into memory when search first asks. */
export function searchIndex(): AstroIntegration {
  let base = '/';
  let root = '';
  return {
    name: 'search-index',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
        root = fileURLToPath(config.root);
      },

      // Pagefind is a process of its own: it works while the pages are checked. `searchIndexed` waits for it.
      'astro:build:done': ({ dir }) => {
        const site = fileURLToPath(dir);
        const desk = path.join(root, '.cache/searchable');
        underway = indexInto(path.join(site, 'pagefind'), builtPages(site), desk);
        // Its failure is told by the one who waits.
        underway.catch(() => {});
      },

      'astro:server:setup': ({ server, logger }) => {
        let index: Promise<readonly IndexFile[]> | undefined;
        server.watcher.on('all', (_event, file) => {
          if (/^(src|content)[\\/]/.test(path.relative(root, file))) index = undefined;
        });

        const make = async (origin: string): Promise<readonly IndexFile[]> => {
          const slugs = await articlesOf(`${origin}${base}concepts.json`);
          const pages: BuiltPage[] = [];
          for (const slug of slugs) {
            const address = `/concepts/${slug}/`;
            pages.push({ address, html: await load(`${origin}${base}${address.slice(1)}`) });
          }
          const files = await indexPages(pages);
          logger.info(`${pages.length} articles indexed`);
          return files;
        };

        server.middlewares.use((request, response, next) => {
          const { pathname } = new URL(request.url ?? '/', 'http://localhost');
          const inside = [`${base}pagefind/`, '/pagefind/'].find((at) => pathname.startsWith(at));
          if (inside === undefined) return next();
          const origin = `http://${request.headers.host ?? 'localhost'}`;
          index ??= make(origin);
          index
            .then((files) => {
              const file = files.find((each) => each.path === pathname.slice(inside.length));
              response.statusCode = file === undefined ? 404 : 200;
              response.setHeader('Content-Type', typeOf(pathname));
              response.setHeader('Cache-Control', 'no-store');
              response.end(file === undefined ? 'No such file in the search index.' : file.content);
            })
            .catch((error: unknown) => {
              index = undefined;
              logger.error(String(error));
              response.statusCode = 500;
              response.end(String(error));
            });
        });
        server.httpServer?.on('close', () => void pagefind.close());
      },
    },
  };
}

/** Ends a build's indexing. Stands after the checks that do not need the index. */
export function searchIndexed(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ logger }) => {
        const articles = await underway;
        await pagefind.close();
        logger.info(`${articles} articles can be searched`);
      },
    },
  };
}

async function articlesOf(address: string): Promise<readonly string[]> {
  const { concepts } = JSON.parse(await load(address)) as ConceptList;
  return concepts.map(([slug]) => slug);
}

async function load(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The search index needs ${address}: ${response.status}`);
  return response.text();
}

function typeOf(file: string): string {
  if (file.endsWith('.js')) return 'text/javascript';
  return file.endsWith('.json') ? 'application/json' : 'application/octet-stream';
}
