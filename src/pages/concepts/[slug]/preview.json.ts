import type { APIRoute } from 'astro';
import type { Preview } from '#preview/preview.ts';
import { readingMinutes, type Article } from '#wiki/article.ts';
import { articlePaths, getPreviewDrawing } from '../../../content.ts';

/** What a link to an article shows before it is followed. */
export const getStaticPaths = articlePaths;

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
