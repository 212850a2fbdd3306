import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { builtPages, type BuiltPage } from './built-pages.ts';
import { requestsOf, type Request } from './requests.ts';

/** What the first visit of an article may cost, in bytes after brotli, and in requests. */
export const budget = { script: 5_000, style: 10_000, total: 60_000, requests: 12 } as const;

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
        base = config.base.replace(/\/?$/, '/');
      },
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const sizes = new Sizes(folder);
        const over: string[] = [];
        let worst = 0;
        for (const page of (await builtPages(folder)).filter(({ address }) =>
          /^\/concepts\/./.test(address),
        )) {
          const { cost, offender } = await costOf(page, sizes, base);
          worst = Math.max(worst, cost.total);
          for (const kind of ['script', 'style', 'total', 'requests'] as const) {
            if (cost[kind] > budget[kind]) {
              over.push(
                `  ${page.address}  ${kind} ${cost[kind]} of ${budget[kind]}; largest: ${offender}`,
              );
            }
          }
        }
        if (over.length > 0)
          throw new Error(`Pages over their budget (bytes after brotli):\n${over.join('\n')}`);
        logger.info(
          `the heaviest article costs ${(worst / 1000).toFixed(1)} of ${budget.total / 1000} kB`,
        );
      },
    },
  };
}

/** What loading a page transfers: itself and all it names, and what its scripts import. */
export async function costOf(
  page: BuiltPage,
  sizes: Sizes,
  base: string,
): Promise<{ readonly cost: Cost; readonly offender: string }> {
  const requests = await requestsOf(page.html, base, (file) => sizes.read(file));
  const sized = await Promise.all(
    requests.map(async (request) => ({ ...request, bytes: await sizes.of(request.file) })),
  );
  const sum = (kind: Request['kind']) =>
    sized.filter((each) => each.kind === kind).reduce((total, { bytes }) => total + bytes, 0);
  const html = (await compressed(Buffer.from(page.html))).length;
  const parts = { script: sum('script'), style: sum('style'), font: sum('font'), html };
  const total = parts.script + parts.style + parts.font + sum('image') + html;
  const largest = [...sized].toSorted((a, b) => b.bytes - a.bytes)[0];
  const offender =
    largest === undefined || largest.bytes < html
      ? `the page itself (${html})`
      : `${largest.file} (${largest.bytes})`;
  return { cost: { ...parts, total, requests: requests.length + 1 }, offender };
}

/** Files of a built site and their sizes as transferred; each is compressed once. */
export class Sizes {
  readonly #folder: string;
  readonly #sizes = new Map<string, Promise<number>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  read(file: string): Promise<string> {
    return readFile(path.join(this.#folder, file), 'utf8');
  }

  of(file: string): Promise<number> {
    const known = this.#sizes.get(file) ?? this.#measure(path.join(this.#folder, file));
    this.#sizes.set(file, known);
    return known;
  }

  async #measure(file: string): Promise<number> {
    if (/\.(woff2|png|jpe?g|webp|avif)$/.test(file)) return (await stat(file)).size;
    return (await compressed(await readFile(file))).length;
  }
}

/** At quality 5, in reach of what servers do on the fly: a little above what a host with precompressed files sends. */
function compressed(bytes: Buffer): Promise<Buffer> {
  return promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}
