import type { APIRoute } from 'astro';
import { articleCard } from '#cards/kept.ts';
import { relationsOf } from '#cards/relations.ts';
import type { Article } from '#wiki/article.ts';
import { chapterNumber } from '#wiki/category.ts';
import { relatedGroups } from '#wiki/relations.ts';
import {
  articlePaths,
  getArticles,
  getArticlesBySlug,
  getCategory,
  getPlanned,
} from '../../../content.ts';

/** The picture that other sites show with a link to an article. */
export const getStaticPaths = articlePaths;

export const GET: APIRoute<{ article: Article }> = async ({ props: { article } }) => {
  const { title, level } = article;
  const category = await getCategory(article.category);
  const related = relatedGroups(article, await getArticles(), await getPlanned());
  const bySlug = await getArticlesBySlug();
  const picture = await articleCard({
    title,
    level,
    category: {
      number: chapterNumber(category),
      title: category.title,
      glyph: category.glyph,
    },
    relations: relationsOf(related, (slug) => bySlug.get(slug)?.relations ?? []),
  });
  return new Response(picture, { headers: { 'content-type': 'image/png' } });
};
