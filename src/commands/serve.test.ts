import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve, type Served } from './serve.ts';

const page = `<!doctype html><title>Home</title>${'<p>text</p>'.repeat(200)}`;
const files: Readonly<Record<string, string>> = {
  'index.html': page,
  '404.html': '<h1>Nothing here</h1>',
  'concepts/caching/index.html': '<h1>Caching</h1>',
  '_astro/page.abc.js': 'export {};',
  'café/index.html': '<h1>Café</h1>',
  '.secret': 'hidden',
  _headers:
    '/*\n  X-Frame: none\n/_astro/*\n  Cache-Control: public, max-age=31536000, immutable\n',
  _redirects: '/old /concepts/caching/ 301\n/any/* /concepts/caching/ 200\n',
};

let folder: string;
let root: Served;
let below: Served;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serve-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  root = await serve(folder, { port: 0 });
  below = await serve(folder, { port: 0, base: 'wiki' });
});

afterAll(async () => {
  await Promise.all([root.close(), below.close()]);
  await rm(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
}

/** Node's own client: `fetch` would follow redirects, decompress and tidy paths. */
function get(
  server: Served,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ port: server.port, host: '127.0.0.1', path, headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}

test('an address gives its page with type, headers of the rules, and a cache that asks again', async () => {
  const { status, headers, body } = await get(root, '/');
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'x-frame': 'none',
  });
  expect(body.toString()).toBe(page);
});

test('hashed assets may be kept for ever', async () => {
  const { headers } = await get(root, '/_astro/page.abc.js');
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
});

test('brotli is preferred, gzip is second, and a refused encoding is not used', async () => {
  const brotli = await get(root, '/', { 'accept-encoding': 'gzip, br' });
  expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
  expect(brotliDecompressSync(brotli.body).toString()).toBe(page);

  const gzip = await get(root, '/', { 'accept-encoding': 'br;q=0, gzip' });
  expect(gzip.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(gzip.body).toString()).toBe(page);
});

test('what is short is sent as it is', async () => {
  const { headers } = await get(root, '/concepts/caching/', { 'accept-encoding': 'br' });
  expect(headers['content-encoding']).toBeUndefined();
});

test('an unchanged page is not sent twice, a changed one is', async () => {
  const { headers } = await get(root, '/concepts/caching/');
  const tag = String(headers['etag']);
  expect((await get(root, '/concepts/caching/', { 'if-none-match': `"x", ${tag}` })).status).toBe(
    304,
  );

  const file = join(folder, 'concepts/caching/index.html');
  await writeFile(file, '<h1>Cashing</h1>');
  await utimes(file, new Date(), new Date(Date.now() + 5_000));
  const changed = await get(root, '/concepts/caching/', { 'if-none-match': tag });
  expect(changed.status).toBe(200);
  expect(changed.body.toString()).toBe('<h1>Cashing</h1>');
});

test('an unknown address gives the 404 page with status 404, also when a tag is sent along', async () => {
  const { status, body, headers } = await get(root, '/nowhere/');
  expect(status).toBe(404);
  expect(body.toString()).toBe(files['404.html']);
  expect((await get(root, '/nowhere/', { 'if-none-match': String(headers['etag']) })).status).toBe(
    404,
  );
});

test('a folder without its slash is sent on, with the query', async () => {
  const { status, headers } = await get(root, '/concepts/caching?q=1');
  expect(status).toBe(301);
  expect(headers['location']).toBe('/concepts/caching/?q=1');
  expect((await get(root, '/caf%C3%A9')).headers['location']).toBe('/caf%C3%A9/');
});

test('redirects send on, rewrites answer under the address asked for', async () => {
  expect((await get(root, '/old')).headers['location']).toBe('/concepts/caching/');
  const rewritten = await get(root, '/any/thing');
  expect(rewritten.status).toBe(200);
  expect(rewritten.body.toString()).toMatch(/<h1>Ca/);
});

test('nothing outside the site, no hidden file and no rule file is given away', async () => {
  for (const path of [
    '/../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fetc/passwd',
    '/.secret',
    '/_headers',
    '/_redirects',
  ]) {
    expect((await get(root, path)).status, path).toBe(404);
  }
  expect((await get(root, '/%E0%A4%A')).status).toBe(400);
});

test('HEAD tells without sending, and other methods are refused', async () => {
  const head = await get(root, '/', {}, 'HEAD');
  expect(head.headers['content-length']).toBe(String(page.length));
  expect(head.body).toHaveLength(0);
  expect((await get(root, '/', {}, 'POST')).status).toBe(405);
});

test('below a base path addresses and redirects carry it, and its outside is not found', async () => {
  expect(below.url).toMatch(/^http:\/\/localhost:\d+\/wiki\/$/);
  expect((await get(below, '/wiki/')).body.toString()).toBe(page);
  expect((await get(below, '/')).headers['location']).toBe('/wiki/');
  expect((await get(below, '/wiki')).headers['location']).toBe('/wiki/');
  expect((await get(below, '/wiki/old')).headers['location']).toBe('/wiki/concepts/caching/');
  expect((await get(below, '/wiki/concepts/caching')).headers['location']).toBe(
    '/wiki/concepts/caching/',
  );
  expect((await get(below, '/wiki/_astro/page.abc.js')).headers['cache-control']).toContain(
    'immutable',
  );
  expect((await get(below, '/wikipedia')).status).toBe(404);
});

test('a second server on the same port fails with the system’s code', async () => {
  await expect(serve(folder, { port: root.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
