import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};
const compressible = /^text\/|json|xml|wasm/;

/** Below one network packet compression saves nothing. */
const worthCompressing = 1_000;

/** 5 is about what hosts spend on the fly; 11 would be a tenth smaller and fifty times slower. */
const brotliQuality = 5;

type Encoding = 'br' | 'gzip';
const compress: Readonly<Record<Encoding, (body: Buffer) => Promise<Buffer>>> = {
  br: (body) =>
    promisify(brotliCompress)(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality },
    }),
  gzip: promisify(gzip),
};

/** A file in memory with its type, its tag, and its compressed forms, made when first asked for. */
export interface StoredFile {
  send(
    request: IncomingMessage,
    response: ServerResponse,
    status: number,
    headers: Readonly<OutgoingHttpHeaders>,
  ): Promise<void>;
}

const stored = new Map<
  string,
  { readonly changed: number; readonly size: number; readonly file: StoredFile }
>();

/** Reads a file once and again when it changed; undefined where there is none. */
export async function loadFile(path: string): Promise<StoredFile | undefined> {
  const now = await stat(path).catch(() => undefined);
  if (!now?.isFile()) return undefined;
  const known = stored.get(path);
  if (known?.changed === now.mtimeMs && known.size === now.size) return known.file;
  const file = storedFile(await readFile(path), types[extname(path)] ?? 'application/octet-stream');
  stored.set(path, { changed: now.mtimeMs, size: now.size, file });
  return file;
}

function storedFile(body: Buffer, type: string): StoredFile {
  const tag = `W/"${createHash('sha1').update(body).digest('base64url')}"`;
  const compressed = new Map<Encoding, Promise<Buffer>>();
  const isCompressible = compressible.test(type) && body.length >= worthCompressing;

  return {
    async send(request, response, status, headers) {
      const common = {
        'cache-control': 'no-cache',
        ...headers,
        etag: tag,
        ...(isCompressible && { vary: 'accept-encoding' }),
      };
      if (status === 200 && isCurrent(request.headers['if-none-match'], tag)) {
        response.writeHead(304, common).end();
        return;
      }
      const encoding = isCompressible ? choose(request.headers['accept-encoding']) : undefined;
      if (encoding && !compressed.has(encoding)) compressed.set(encoding, compress[encoding](body));
      const sent = encoding ? await compressed.get(encoding)! : body;
      response.writeHead(status, {
        ...common,
        'content-type': type,
        'content-length': sent.length,
        ...(encoding && { 'content-encoding': encoding }),
      });
      response.end(request.method === 'HEAD' ? undefined : sent);
    },
  };
}

function isCurrent(asked: string | undefined, tag: string): boolean {
  return asked?.split(',').some((one) => one.trim() === tag) ?? false;
}

function choose(accepted: string | string[] | undefined): Encoding | undefined {
  const names = new Set(
    String(accepted ?? '')
      .split(',')
      .filter((one) => !/;\s*q=0(\.0*)?\s*$/.test(one))
      .map((one) => one.split(';')[0]?.trim()),
  );
  return (['br', 'gzip'] as const).find((encoding) => names.has(encoding));
}
