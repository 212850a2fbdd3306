import type { Browser, Page } from 'playwright';

/** Bytes over the wire, by what they were for. */
export type Parts = Readonly<Record<string, number>>;

/** Pagefind's program, its engine and its table of contents; the page, its styles and fonts are those of any page. */
const core =
  /\.html$|\/$|\?q=|\.css$|\.woff2$|favicon|pagefind\.js|wasm\.|pf_meta|pagefind-entry|Page\.astro/;

const kinds: readonly (readonly [RegExp, string])[] = [
  [/\.js$/, 'scripts'],
  [/concepts\.json$/, 'names'],
  [/vocabulary\.json$/, 'spelling'],
  [/articles\.json$/, 'articles'],
  [/\.pf_index$/, 'index'],
  [/\.pf_fragment$/, 'texts'],
];

/**
 * What a reader who opens the search page with a query downloads until the first passage of a text is shown, beside the
 * page and Pagefind's own core.
 */
export async function bytesUntilPassage(
  browser: Browser,
  site: string,
  query: string,
): Promise<Parts> {
  const page = await browser.newPage();
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      // The names that are shown before have no section to lead to.
      if (document.querySelector('.passage a') === null) return;
      observer.disconnect();
      Object.assign(globalThis, { shownAt: performance.now() });
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(new URL(`search/?${new URLSearchParams({ q: query }).toString()}`, site).href);
  await page.locator('.passage a').first().waitFor();
  const parts: Record<string, number> = {};
  for (const { name, size } of await loadedThen(page)) {
    if (core.test(name)) continue;
    const kind = kinds.find(([pattern]) => pattern.test(name))?.[1] ?? name;
    parts[kind] = (parts[kind] ?? 0) + size;
  }
  await page.close();
  return parts;
}

function loadedThen(page: Page): Promise<readonly { name: string; size: number }[]> {
  return page.evaluate(() => {
    const { shownAt } = globalThis as unknown as { shownAt: number };
    return performance
      .getEntriesByType('resource')
      .map((entry) => entry as PerformanceResourceTiming)
      .filter(({ responseEnd }) => responseEnd <= shownAt)
      .map(({ name, transferSize }) => ({ name, size: transferSize }));
  });
}

function sumOf(parts: Parts): number {
  return Object.values(parts).reduce((sum, bytes) => sum + bytes, 0);
}

/** “39.1 kB (scripts 9.0, names 11.6, …)” */
export function tellParts(parts: Parts): string {
  const each = Object.entries(parts)
    .toSorted((a, b) => b[1] - a[1])
    .map(([kind, bytes]) => `${kind} ${(bytes / 1000).toFixed(1)}`);
  return `${(sumOf(parts) / 1000).toFixed(1)} kB (${each.join(', ')})`;
}
