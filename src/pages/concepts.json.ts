import { brotliCompressSync } from 'node:zlib';
import type { APIRoute } from 'astro';
import { distinctNames, packWithin } from '#search/concept.ts';
import { namesOf } from '#wiki/term.ts';
import { getArticles, getCategories, getTerms } from '../content.ts';

/** Bytes, as brotli makes them, that readers pay for suggestions. */
const limit = 12_000;

/** The names of all articles, for what search can tell before any index is loaded. */
export const GET: APIRoute = async () => {
  const categories = new Map((await getCategories()).map(({ slug, title }) => [slug, title]));
  const terms = Map.groupBy(await getTerms(), ({ article }) => article);
  const concepts = (await getArticles()).map(({ slug, title, aliases, category, level }) => ({
    slug,
    title,
    aliases: distinctNames(title, [...aliases, ...(terms.get(slug) ?? []).flatMap(namesOf)]),
    category: categories.get(category) ?? category,
    level,
  }));
  return Response.json(
    packWithin(limit, concepts, (list) => brotliCompressSync(JSON.stringify(list)).length),
  );
};
