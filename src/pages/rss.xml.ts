import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { getArticles } from '../content.ts';
import { address, site as about } from '../site.ts';

const newest = 50;

/** Articles that are new or were reviewed again, the latest first. */
export const GET: APIRoute = async ({ site }) => {
  const articles = (await getArticles())
    .toSorted((a, b) => b.reviewed.localeCompare(a.reviewed) || a.title.localeCompare(b.title))
    .slice(0, newest);
  return rss({
    title: about.name,
    description: about.description,
    site: new URL(address(), site).href,
    items: articles.map(({ slug, title, summary, reviewed, category }) => ({
      title,
      description: summary,
      link: address('concepts', slug),
      pubDate: new Date(reviewed),
      categories: [category],
    })),
    customData: '<language>en-us</language>',
  });
};
