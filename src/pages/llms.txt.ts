import type { APIRoute } from 'astro';
import { getArticlesBySlug, getCategories } from '../content.ts';
import { address, fileAddress, site as about } from '../site.ts';

/** The whole wiki as a list of Markdown files (https://llmstxt.org/). */
export const GET: APIRoute = async ({ site }) => {
  const articles = await getArticlesBySlug();
  const absolute = (place: string): string => new URL(place, site).href;
  const chapters = (await getCategories()).map(({ title, order }) => {
    const lines = order.flatMap((slug) => {
      const article = articles.get(slug);
      if (article === undefined) return [];
      return [
        `- [${article.title}](${absolute(fileAddress(`concepts/${slug}.md`))}): ${article.summary}`,
      ];
    });
    return `## ${title}\n\n${lines.join('\n')}`;
  });
  const more = [
    `- [Glossary](${absolute(address('glossary'))}): terms in a sentence or two`,
    `- [Relations](${absolute(fileAddress('graph.json'))}): which articles belong together, and why`,
    `- [Bibliography](${absolute(fileAddress('sources.bib'))}): all works cited, as BibTeX`,
  ];
  const text = [
    `# ${about.name}`,
    `> ${about.description}`,
    ...chapters,
    `## Data\n\n${more.join('\n')}`,
  ];
  return new Response(`${text.join('\n\n')}\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
};
