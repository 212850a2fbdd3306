import type { APIRoute } from 'astro';
import type { Article } from '#wiki/article.ts';
import { articlePaths, getMarkdown, getSources } from '../../content.ts';
import { address } from '../../site.ts';

/** Each article as plain Markdown, for readers and machines elsewhere. */
export const getStaticPaths = articlePaths;

export const GET: APIRoute<{ article: Article }> = async ({ props: { article }, site }) => {
  const sources = await getSources();
  const references = article.citations.flatMap(({ source }) => {
    const work = sources.get(source);
    if (work === undefined) return [];
    return [
      `[^${source}]: ${work.authors.join(', ')}: [${work.title}](${work.url}). ${work.venue}, ${work.year}.`,
    ];
  });
  const page = new URL(address('concepts', article.slug), site).href;
  const text = [
    `# ${article.title}`,
    `> ${article.summary}`,
    `From [ScaleWiki](${page}), reviewed ${article.reviewed}. Text under CC BY 4.0, code under MIT.`,
    await getMarkdown(article.slug),
    '## Sources',
    references.join('\n'),
  ].join('\n\n');
  return new Response(`${text}\n`, { headers: { 'Content-Type': 'text/markdown; charset=utf-8' } });
};
