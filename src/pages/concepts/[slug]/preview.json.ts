import type { APIRoute, GetStaticPaths } from 'astro';
import type { Preview } from '#preview/preview.ts';
import { readingMinutes, type Article } from '#wiki/article.ts';
import { getArticles, getPreviewDrawing } from '../../../content.ts';

/** What a link to an article shows before it is followed. */
export const getStaticPaths = (async () =>
  (await getArticles()).map((article) => ({
    params: { slug: article.slug },
    props: { article },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ article: Article }> = async ({ props: { article } }) => {
  const { slug, title, summary, level, words } = article;
  const drawing = await getPreviewDrawing(slug);
  const preview: Preview = {
    title,
    text: summary,
    note: `${level} · ${readingMinutes(words)} min`,
    ...(drawing !== undefined && { drawing }),
  };
  return Response.json(preview);
};
