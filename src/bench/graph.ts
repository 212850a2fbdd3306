/**
 * What graph, backlinks, neighborhoods, previews and the map cost a build, an article: everything but the compiling of
 * texts and what Astro does for a page. In time of the processor, which other work does not lengthen. Run: npm run bench:graph
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { layOut } from '#map/layout.ts';
import { neighborhoodOf } from '#map/neighborhood.ts';
import { previewDrawing } from '#markdown/preview.ts';
import type { Frontmatter } from '#wiki/article.ts';
import { graphFaults } from '#wiki/graph.ts';
import { backlinks, type Mention } from '#wiki/mention.ts';
import { relatedGroups } from '#wiki/relations.ts';
import { corpus } from './corpus.ts';

interface Article extends Frontmatter {
  readonly slug: string;
  readonly mentions: readonly Mention[];
}

/** About as much as a drawing of an article is. */
const drawing = `<svg>${Array.from({ length: 40 }, (_, at) => `<path class="edge" d="M${at * 7} ${at * 3}L${at} 20"/><text x="${at * 5}">Word ${at}</text>`).join('')}</svg>`;

for (const count of [160, 1000, 5000]) {
  const { articles, categories } = read(count);
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-graph-'));
  await writeFile(path.join(folder, 'drawing.svg'), drawing);

  const times: Record<string, number> = {};
  const time = async (name: string, act: () => unknown): Promise<void> => {
    const begun = process.cpuUsage();
    await act();
    const { user, system } = process.cpuUsage(begun);
    times[name] = (user + system) / 1000 / count;
  };
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  await time('checks', () => graphFaults(articles));
  await time('backlinks', () => backlinks(articles));
  await time('related, neighborhoods', () => {
    for (const article of articles) {
      const related = relatedGroups(article, articles);
      neighborhoodOf(article, related, (slug) => bySlug.get(slug)?.relations ?? []);
    }
  });
  await time('previews', async () => {
    for (let at = 0; at < count; at += 1) {
      previewDrawing([drawing]);
      const kept = await readFile(path.join(folder, 'drawing.svg'), 'utf8');
      await writeFile(path.join(folder, `${at}.json`), JSON.stringify(kept));
    }
  });
  await time('map', () => layOut(articles, categories));
  await rm(folder, { recursive: true });

  const relations = articles.reduce((sum, article) => sum + article.relations.length, 0);
  const sum = Object.values(times).reduce((total, each) => total + each, 0);
  const parts = Object.entries(times).map(([name, ms]) => `${name} ${ms.toFixed(3)}`);
  console.log(
    `${count} articles, ${relations} relations: ${sum.toFixed(2)} ms an article (${parts.join(', ')})`,
  );
}

/** The corpus as the pages see it; its links stand for the mentions that compiling tells of. */
function read(count: number) {
  const articles: Article[] = [];
  const chapters = new Map<string, string[]>();
  for (const { path: file, text } of corpus(count)) {
    const [, shelf, name = ''] = file.split('/');
    if (shelf !== 'concepts') continue;
    const front = parse(text.split('\n---\n')[0]?.slice(4) ?? '') as Frontmatter;
    const slugs = new Set([...text.matchAll(/\[\[([a-z0-9-]+)/g)].map(([, slug = '']) => slug));
    const mentions = [...slugs].map((slug) => ({ slug, before: 'See ', words: slug, after: '.' }));
    articles.push({ ...front, slug: name, mentions });
    chapters.set(front.category, [...(chapters.get(front.category) ?? []), name]);
  }
  const categories = [...chapters].map(([slug, order], at) => {
    const words = { title: slug, summary: slug, glyph: '' };
    return { slug, ...words, number: at + 1, order };
  });
  return { articles, categories };
}
