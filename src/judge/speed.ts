import { brotliCompressSync } from 'node:zlib';
import type { Browser, Page } from 'playwright';
import { packWithin, type Concept, type ConceptList } from '#search/concept.ts';
import { bytesUntilPassage, tellParts, type Parts } from './bytes.ts';

/** What searching costs a reader on loopback. */
export interface Costs {
  /** Milliseconds from a key to the first suggestion: median and worst of some keys. */
  readonly suggestion: readonly [median: number, worst: number];
  /** The same with a processor four times slower. */
  readonly slowSuggestion: readonly [median: number, worst: number];
  /** Milliseconds from a key to results of the full text, after the first query. */
  readonly results: readonly [median: number, worst: number];
  readonly bytes: Parts;
  /** Bytes of a list of 160 articles with 24 names each, as much as is transferred of them. */
  readonly list: number;
  readonly names: number;
}

const typed = 'cache stampede';
const queries = [
  'deadlock',
  'write behind',
  'page cache',
  'why is my queue full',
  'epoll',
  'lease',
];
export async function costsOf(browser: Browser, site: string): Promise<Costs> {
  const list = generatedList(160);
  const suggestion = await suggestionTimes(browser, site, list, 1);
  const slowSuggestion = await suggestionTimes(browser, site, list, 4);
  return {
    suggestion,
    slowSuggestion,
    results: await resultTimes(browser, site),
    bytes: await bytesUntilPassage(browser, site, 'deadlock'),
    list: brotliCompressSync(JSON.stringify(list)).length,
    names: list.concepts.reduce((sum, [, , , , names]) => sum + names.length, 0),
  };
}

/** Types on the first page, letter by letter, with a generated list in the place of the real one. */
async function suggestionTimes(
  browser: Browser,
  site: string,
  list: ConceptList,
  slower: number,
): Promise<readonly [number, number]> {
  const page = await browser.newPage();
  await page.route('**/concepts.json', (route) => route.fulfill({ json: list }));
  await page.goto(site);
  await page.locator('#home-search').focus();
  await page.locator('[data-suggests]').waitFor();
  await page.waitForLoadState('networkidle');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await watch(page, '.suggestions', 'children');
  const words = list.concepts.slice(0, 3).map(([, title]) => `${title.slice(0, 9)} `);
  for (const word of [typed, ...words]) {
    await page.locator('#home-search').fill('');
    for (const letter of word) await page.keyboard.type(letter, { delay: 60 });
  }
  const times = await watched(page);
  await page.close();
  return times;
}

async function resultTimes(browser: Browser, site: string): Promise<readonly [number, number]> {
  const page = await browser.newPage();
  await page.goto(new URL('search/?q=deadlock', site).href);
  await page.locator('.passage a').first().waitFor();
  await watch(page, '.results', 'busy');
  const field = page.getByRole('searchbox', { name: 'Search ScaleWiki' });
  for (const query of queries) {
    await field.fill(query);
    await page.waitForTimeout(400);
  }
  const times = await watched(page);
  await page.close();
  return times;
}

/** Notes the time from each key to the change it makes: other children, or an end of being busy. */
async function watch(page: Page, selector: string, change: 'children' | 'busy'): Promise<void> {
  await page.evaluate(
    ([where, what]) => {
      const times: number[] = [];
      let pressed: number | undefined;
      addEventListener('input', (event) => (pressed = event.timeStamp), { capture: true });
      const list = document.querySelector(where);
      if (list === null) throw new Error(`The page has no ${where}.`);
      new MutationObserver(() => {
        if (pressed === undefined) return;
        if (what === 'children' ? list.children.length === 0 : list.hasAttribute('aria-busy'))
          return;
        times.push(performance.now() - pressed);
        pressed = undefined;
      }).observe(list, { childList: true, attributes: true });
      Object.assign(globalThis, { times });
    },
    [selector, change] as const,
  );
}

async function watched(page: Page): Promise<readonly [number, number]> {
  const times = await page.evaluate(() => (globalThis as unknown as { times: number[] }).times);
  const sorted = times.toSorted((a, b) => a - b);
  return [sorted[Math.floor(sorted.length / 2)] ?? NaN, sorted.at(-1) ?? NaN];
}

/** A list as long as it may get: 24 names for each article, cut as the real one is. */
function generatedList(articles: number): ConceptList {
  let seed = 1;
  const below = (limit: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % limit;
  };
  const syllables =
    'ca che lo ck que ue sha rd to ken lea se ba tch ra ft quo rum wri te re ad'.split(' ');
  const stock = Array.from({ length: 1800 }, () =>
    Array.from({ length: 2 + below(3) }, () => syllables[below(syllables.length)]).join(''),
  );
  const words = (count: number): string =>
    Array.from({ length: count }, () => stock[Math.floor(below(1800) ** 2 / 1800)]).join(' ');
  const concepts = Array.from({ length: articles }, (_, number): Concept => {
    const title = words(3);
    const aliases = Array.from({ length: 24 }, () => words(1 + below(2)));
    const category = `Category ${number % 14}`;
    // The glossary has three of them.
    const terms = aliases.slice(0, 3);
    return { slug: title.replaceAll(' ', '-'), title, aliases, terms, category, level: 'core' };
  });
  const named = (count: number): readonly (readonly [string, string])[] =>
    Array.from({ length: count }, () => words(3)).map((title) => [
      title.replaceAll(' ', '-'),
      title,
    ]);
  return packWithin(12_000, concepts, (list) => brotliCompressSync(JSON.stringify(list)).length, {
    simulators: named(20),
    paths: named(10),
  });
}

export function tellCosts(costs: Costs): string {
  const ms = ([median, worst]: readonly [number, number]): string =>
    `${median.toFixed(0)} ms, at worst ${worst.toFixed(0)} ms`;
  return [
    `\nWith a list of 160 articles (${costs.names} names, ${(costs.list / 1000).toFixed(1)} kB), from a key to the first suggestion: ${ms(costs.suggestion)};`,
    `with a processor four times slower: ${ms(costs.slowSuggestion)}.`,
    `From a key to results of the full text: ${ms(costs.results)}.`,
    `Transferred until the first passage is shown, beside the page and Pagefind’s own core: ${tellParts(costs.bytes)}.`,
  ].join('\n');
}
