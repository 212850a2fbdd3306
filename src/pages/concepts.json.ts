import { brotliCompressSync } from 'node:zlib';
import type { APIRoute } from 'astro';
import { distinctNames, packWithin, termSlug } from '#search/concept.ts';
import { namesOf } from '#wiki/term.ts';
import { getArticles, getCategories, getPaths, getSimulators, getTerms } from '../content.ts';

/** Bytes, as brotli makes them, that readers pay for suggestions. */
const limit = 12_000;

/** The names of all articles, simulators and paths, for what search can tell before any index is loaded. */
export const GET: APIRoute = async () => {
  const categories = new Map((await getCategories()).map(({ slug, title }) => [slug, title]));
  const terms = Map.groupBy(await getTerms(), ({ article }) => article);
  const concepts = (await getArticles()).map(({ slug, title, aliases, category, level }) => {
    const explained = terms.get(slug) ?? [];
    const entries = explained
      .filter((entry) => entry.slug === termSlug(entry.term))
      .map(({ term }) => term);
    return {
      slug,
      title,
      aliases: distinctNames(title, [...aliases, ...explained.flatMap(namesOf)], entries),
      terms: entries,
      category: categories.get(category) ?? category,
      level,
    };
  });
  const others = {
    simulators: (await getSimulators()).map(({ id, title }) => [id, title] as const),
    paths: (await getPaths()).map(({ slug, title }) => [slug, title] as const),
  };
  return Response.json(
    packWithin(limit, concepts, (list) => brotliCompressSync(JSON.stringify(list)).length, others),
  );
};
