import type { APIRoute } from 'astro';
import { packConcepts } from '#search/concept.ts';
import { getArticles, getCategories } from '../content.ts';

/** The names of all articles, for what search can tell before any index is loaded. */
export const GET: APIRoute = async () => {
  const categories = new Map((await getCategories()).map(({ slug, title }) => [slug, title]));
  const concepts = (await getArticles()).map(({ slug, title, aliases, category, level }) => ({
    slug,
    title,
    aliases,
    category: categories.get(category) ?? category,
    level,
  }));
  return Response.json(packConcepts(concepts));
};
