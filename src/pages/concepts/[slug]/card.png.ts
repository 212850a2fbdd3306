import type { APIRoute, GetStaticPaths } from 'astro';
import { articleCard } from '#cards/kept.ts';
import { relationsOf } from '#cards/relations.ts';
import type { Article } from '#wiki/article.ts';
import { chapterNumber } from '#wiki/category.ts';
import { relatedGroups } from '#wiki/relations.ts';
import { getArticles, getArticlesBySlug, getCategory, getPlanned } from '../../../content.ts';

/** The picture that other sites show with a link to an article. */
export const getStaticPaths = (async () =>
  (await getArticles()).map((article) => ({
    params: { slug: article.slug },
    props: { article },
  }))) satisfies GetStaticPaths;

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
