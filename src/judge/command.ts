/**
 * `npm run search:judge`: builds, types queries into the search page in a browser, and tells how often the right article
 * is first; beside it other engines over the same texts.
 *
 * --queries <file>  another list (see queries.ts)
 * --built           judge what stands in dist, and build no large wiki
 */
import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { browserArguments, findBrowser } from '#commands/browser.ts';
import { serve } from '#commands/serve.ts';
import { textsOf } from './articles.ts';
import { askPage, askPagefind, plainPagefind } from './browser.ts';
import { bytesOfLarge } from './large.ts';
import { shortcomings, type Answer } from './measure.ts';
import { flexSearch, lunrSearch, miniSearch, orama } from './peers.ts';
import { answerable, readQueries } from './queries.ts';
import { missesOf, tableOf, type Judged } from './report.ts';
import { costsOf, tellCosts } from './speed.ts';

const { values } = parseArgs({
  options: {
    queries: { type: 'string', default: 'src/judge/queries.yaml' },
    built: { type: 'boolean', default: false },
  },
});
if (
  !values.built &&
  spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' }).status !== 0
)
  process.exit(1);

const base = process.env['BASE_PATH'] ?? '/';
const texts = await textsOf('dist');
const all = await readQueries(values.queries);
const queries = answerable(all, new Set(texts.map(({ slug }) => slug)));
console.log(
  `${queries.length} of ${all.length} queries have their article among the ${texts.length} that are written.\n`,
);

const plain = await plainPagefind('dist');
const [site, other] = [await serve('dist', { port: 0, base }), await serve(plain, { port: 0 })];
const { path } = await findBrowser();
const browser = await chromium.launch({ executablePath: path, args: [...browserArguments] });
try {
  const page = await browser.newPage();
  await page.goto(new URL('search/', site.url).href);
  const pagefindPage = await browser.newPage();
  await pagefindPage.goto(other.url);
  const engines = [
    { name: 'ScaleWiki', search: (query: string) => askPage(page, query) },
    { name: 'Pagefind', search: (query: string) => askPagefind(pagefindPage, query) },
    miniSearch(texts),
    lunrSearch(texts),
    flexSearch(texts),
    await orama(texts),
  ];
  const judged: Judged[] = [];
  for (const { name, search } of engines) {
    const answers: Answer[] = [];
    for (const { text } of queries) answers.push((await search(text)).slice(0, 10));
    judged.push({ name, answers });
  }
  console.log(tableOf(queries, judged));
  const ours = judged[0]?.answers ?? [];
  console.log(missesOf(queries, ours));
  console.log(tellCosts(await costsOf(browser, site.url)));
  if (!values.built) console.log(await bytesOfLarge(browser, process.cwd(), 160));
  const short = shortcomings(queries, ours);
  if (short.length > 0) {
    console.error(`\nSearch falls short:\n  ${short.join('\n  ')}`);
    process.exitCode = 1;
  }
} finally {
  await browser.close();
  await Promise.all([site.close(), other.close()]);
  await rm(plain, { recursive: true, force: true });
}
