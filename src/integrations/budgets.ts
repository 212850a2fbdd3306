import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { basePath } from '#wiki/base.ts';
import { builtPages, type BuiltPage } from './built-pages.ts';
import { requestsOf, type Request } from './requests.ts';

/** What the first visit of an article may cost, in bytes after brotli, and in requests. */
const budget = { script: 5_000, style: 10_000, total: 60_000, requests: 12 } as const;

export interface Cost {
  readonly script: number;
  readonly style: number;
  readonly font: number;
  readonly html: number;
  readonly total: number;
  readonly requests: number;
}

/** Fails the build when a page costs its reader more than the budget; names the page and its largest files. */
export function budgets(): AstroIntegration {
  let base = '/';
  return {
    name: 'budgets',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = basePath(config.base);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const sizes = new Sizes(folder);
        const over: string[] = [];
        let worst = 0;
        const check = async (page: BuiltPage): Promise<void> => {
          const rough = await costOf(page, sizes, base, quick);
          const isClear = excesses(rough.cost).length === 0;
          const { cost, offender } = isClear ? rough : await costOf(page, sizes, base);
          worst = Math.max(worst, cost.total);
          for (const kind of excesses(cost)) {
            over.push(
              `  ${page.address}  ${kind} ${cost[kind]} of ${budget[kind]}; largest: ${offender}`,
            );
          }
        };
        const pages = articlePages(folder);
        const work = async (): Promise<void> => {
          for (const page of pages) await check(page);
        };
        // Brotli runs on threads of its own: several pages at a time, but never all of them in memory.
        await Promise.all(Array.from({ length: 4 }, work));
        if (over.length > 0)
          throw new Error(`Pages over their budget (bytes after brotli):\n${over.join('\n')}`);
        logger.info(
          `the heaviest article costs at most ${(worst / 1000).toFixed(1)} of ${budget.total / 1000} kB`,
        );
      },
    },
  };
}

function* articlePages(folder: string): Generator<BuiltPage> {
  for (const page of builtPages(folder)) if (/^\/concepts\/./.test(page.address)) yield page;
}

/** In what a page goes beyond the budget. */
function excesses(cost: Cost) {
  return (['script', 'style', 'total', 'requests'] as const).filter(
    (kind) => cost[kind] > budget[kind],
  );
}

/** What loading a page transfers: itself and all it names, and what its scripts import. */
export async function costOf(
  page: BuiltPage,
  sizes: Sizes,
  base: string,
  quality = usual,
): Promise<{ readonly cost: Cost; readonly offender: string }> {
  const requests = await requestsOf(page.html, base, (file) => sizes.read(file));
  const sized = await Promise.all(
    requests.map(async (request) => ({ ...request, bytes: await sizes.of(request.file) })),
  );
  const sum = (kind: Request['kind']) =>
    sized.filter((each) => each.kind === kind).reduce((total, { bytes }) => total + bytes, 0);
  const html = await compressedSize(page.html, quality);
  const parts = { script: sum('script'), style: sum('style'), font: sum('font'), html };
  const total = parts.script + parts.style + parts.font + sum('image') + html;
  const largest = [...sized].toSorted((a, b) => b.bytes - a.bytes)[0];
  const offender =
    largest === undefined || largest.bytes < html
      ? `the page itself (${html})`
      : `${largest.file} (${largest.bytes})`;
  return { cost: { ...parts, total, requests: requests.length + 1 }, offender };
}

/** Files of a built site and their sizes as transferred; each is read and compressed once. */
export class Sizes {
  readonly #folder: string;
  readonly #sizes = new Map<string, Promise<number>>();
  readonly #texts = new Map<string, Promise<string>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  read(file: string): Promise<string> {
    const known = this.#texts.get(file) ?? readFile(path.join(this.#folder, file), 'utf8');
    this.#texts.set(file, known);
    return known;
  }

  of(file: string): Promise<number> {
    const known = this.#sizes.get(file) ?? this.#measure(path.join(this.#folder, file));
    this.#sizes.set(file, known);
    return known;
  }

  async #measure(file: string): Promise<number> {
    if (/\.(woff2|png|jpe?g|webp|avif)$/.test(file)) return (await stat(file)).size;
    return compressedSize(await readFile(file), usual);
  }
}

/** Brotli's quality in reach of what servers do on the fly: a little above what a host with precompressed files sends. */
const usual = 5;
/** Two fifths of the work and an eighth more bytes: a page that is within its budget like this needs no other look. */
const quick = 2;

const compress = promisify(brotliCompress);

async function compressedSize(content: string | Uint8Array, quality: number): Promise<number> {
  return (await compress(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }))
    .length;
}
