import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';
import type { ConceptList } from '#search/concept.ts';
import { builtPages, type BuiltPage } from './built-pages.ts';
import { searchable } from './searchable.ts';

interface IndexFile {
  /** Path inside `pagefind/`. */
  readonly path: string;
  readonly content: Uint8Array;
}

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

      'astro:build:done': async ({ dir, logger }) => {
        const folder = path.join(fileURLToPath(dir), 'pagefind');
        const files = await indexPages(builtPages(fileURLToPath(dir)));
        await Promise.all(
          files.map(async (file) => {
            const place = path.join(folder, file.path);
            await mkdir(path.dirname(place), { recursive: true });
            await writeFile(place, file.content);
          }),
        );
        await pagefind.close();
        logger.info(
          `${files.filter(isFragment).length} articles can be searched (${kilobytes(files)} kB)`,
        );
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

/**
 * The files of the index: Pagefind's, without its own interface, and `articles.json`, which tells whose text a fragment
 * is, so that results can be ranked and counted before their texts are loaded.
 *
 * @throws when Pagefind reports an error, with the address of the page
 */
export async function indexPages(pages: Iterable<BuiltPage>): Promise<readonly IndexFile[]> {
  const { index, errors } = await pagefind.createIndex({
    forceLanguage: 'en',
    // C++, C#, .NET, snake_case, If-None-Match, max@2x, CI/CD stay one word.
    includeCharacters: '+#._-@/',
  });
  if (index === undefined) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
  let articles = 0;
  let others = 0;
  for (const page of pages) {
    const content = searchable(page.html);
    if (content === undefined) {
      others += 1;
      continue;
    }
    const added = await index.addHTMLFile({ url: page.address, content });
    if (added.errors.length > 0)
      throw new Error(`Pagefind cannot index ${page.address}: ${added.errors.join('; ')}`);
    articles += 1;
  }
  if (articles === 0) {
    throw new Error(
      `None of ${others} pages can be searched: an article carries the attribute data-pagefind-body.`,
    );
  }
  const made = await index.getFiles();
  if (made.errors.length > 0) throw new Error(`Pagefind made no index: ${made.errors.join('; ')}`);
  await index.deleteIndex();
  const files = made.files.filter(
    (file) =>
      isFragment(file) ||
      /^(pagefind\.js|pagefind-entry\.json|wasm\.en\.|index\/|pagefind\..*\.pf_meta$)/.test(
        file.path,
      ),
  );
  const program = files.findIndex((file) => file.path === 'pagefind.js');
  files[program] = outspoken(files[program]);
  const slugs = files.filter(isFragment).map((file) => [fragmentId(file), slugOf(file)] as const);
  const content = new TextEncoder().encode(JSON.stringify(Object.fromEntries(slugs)));
  return [...files, { path: 'articles.json', content }];
}

/**
 * Pagefind 1.6.0 finds nothing, and does not say why, when a part of its index fails to load. Ours tells.
 * Undoing this is right once `loadChunk` in pagefind.js catches no errors.
 */
function outspoken(program: IndexFile | undefined): IndexFile {
  const code = new TextDecoder().decode(program?.content);
  const silenced =
    /(async loadChunk\(hash\)\{.{1,160}?"load_index_chunk"\)\))\.catch\(\(\)=>\{\}\)/;
  if (program === undefined || !silenced.test(code))
    throw new Error('pagefind.js has no loadChunk that hides its errors: look at search-index.ts.');
  return { ...program, content: new TextEncoder().encode(code.replace(silenced, '$1')) };
}

function isFragment(file: IndexFile): boolean {
  return file.path.startsWith('fragment/');
}

function fragmentId(file: IndexFile): string {
  return path.basename(file.path, '.pf_fragment');
}

/** A fragment is twelve letters of signature, then JSON, all compressed. */
function slugOf(file: IndexFile): string {
  const text = gunzipSync(file.content).subarray('pagefind_dcd'.length).toString('utf8');
  const { url } = JSON.parse(text) as { readonly url: string };
  return url.replace(/^\/concepts\/|\/$/g, '');
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

function kilobytes(files: readonly IndexFile[]): string {
  return (files.reduce((sum, { content }) => sum + content.length, 0) / 1000).toFixed(0);
}
