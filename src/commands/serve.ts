import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { headersFor, parseHeaders, type HeaderRule } from './headers.ts';
import { parseRedirects, redirectFor, type RedirectRule } from './redirects.ts';
import { loadFile, type StoredFile } from './stored-file.ts';

export interface Served {
  /** Address of the first page, with the base path and a slash at its end. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

export interface ServeOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Path below which the site was built. */
  readonly base?: string;
  readonly host?: string;
}

/**
 * Serves a built site as Netlify, Cloudflare Pages or GitHub Pages would: `_headers` and
 * `_redirects` applied, brotli or gzip, entity tags, `404.html` with status 404. Files are looked
 * up at each request, so a new build shows at once. The paths of both rule files count from the
 * site's own root, below `base`.
 *
 * @throws the error of `listen`, with `code` `EADDRINUSE` when the port is taken
 */
export async function serve(directory: string, options: ServeOptions): Promise<Served> {
  const { port, host = '127.0.0.1' } = options;
  const base = `/${(options.base ?? '').replaceAll(/^\/+|\/+$/g, '')}/`.replace('//', '/');
  const site = openSite(directory);
  const server = createServer((request, response) => {
    answer(site, base, request, response).catch((error: unknown) => {
      console.error(`${request.url}: ${String(error)}`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, done);
  });
  const bound = (server.address() as AddressInfo).port;
  const name = host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return {
    url: `http://${name}:${bound}${base}`,
    port: bound,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

interface Site {
  file(path: string): Promise<StoredFile | undefined>;
  isDirectory(path: string): Promise<boolean>;
  headers(): Promise<readonly HeaderRule[]>;
  redirects(): Promise<readonly RedirectRule[]>;
}

function openSite(directory: string): Site {
  const top = resolve(directory);
  const place = (path: string): string | undefined => {
    const full = join(top, path);
    const hidden = path.split('/').some((part) => part.startsWith('.') && part !== '.well-known');
    return (full === top || full.startsWith(top + sep)) && !hidden ? full : undefined;
  };
  const rules = async (name: string): Promise<string> =>
    readFile(join(top, name), 'utf8').catch(() => '');
  return {
    async file(path) {
      const full = /^\/_(headers|redirects)$/.test(path) ? undefined : place(path);
      return full === undefined ? undefined : loadFile(full);
    },
    async isDirectory(path) {
      const full = place(path);
      if (full === undefined) return false;
      return stat(full).then(
        (found) => found.isDirectory(),
        () => false,
      );
    },
    headers: async () => parseHeaders(await rules('_headers')),
    redirects: async () => parseRedirects(await rules('_redirects')),
  };
}

async function answer(
  site: Site,
  base: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, search } = new URL(request.url ?? '/', 'http://site');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  if (!pathname.startsWith(base)) {
    const isMeant = pathname === '/' || `${pathname}/` === base;
    response.writeHead(isMeant ? 302 : 404, isMeant ? { location: base } : {}).end();
    return;
  }
  const path = decode(`/${pathname.slice(base.length)}`);
  if (path === undefined) {
    response.writeHead(400).end();
    return;
  }
  const inBase = (to: string): string => (to.startsWith('/') ? base + to.slice(1) : to);
  const headers = headersFor(await site.headers(), path);
  const redirect = redirectFor(await site.redirects(), path);
  const isRewrite = redirect?.status === 200 || redirect?.status === 404;

  const file = redirect?.force
    ? undefined
    : await site.file(path.endsWith('/') ? `${path}index.html` : path);
  if (file) {
    await file.send(request, response, 200, headers);
  } else if (redirect && !isRewrite) {
    response
      .writeHead(redirect.status, { ...headers, location: inBase(redirect.to) + search })
      .end();
  } else if (!path.endsWith('/') && (await site.isDirectory(path))) {
    response.writeHead(301, { ...headers, location: `${pathname}/${search}` }).end();
  } else {
    const page = await site.file(
      redirect ? redirect.to.replace(/\/$/, '/index.html') : '/404.html',
    );
    if (page) await page.send(request, response, redirect?.status ?? 404, headers);
    else response.writeHead(404, headers).end();
  }
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
