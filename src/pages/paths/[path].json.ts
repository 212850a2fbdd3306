import type { APIRoute, GetStaticPaths } from 'astro';
import type { Path } from '#wiki/path.ts';
import { getArticlesBySlug, getPaths } from '../../content.ts';
import { address } from '../../site.ts';

/** A path for the articles on it, which tell where it goes on. */
export const getStaticPaths = (async () =>
  (await getPaths()).map((path) => ({
    params: { path: path.slug },
    props: { path },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ path: Path }> = async ({ props: { path } }) => {
  const articles = await getArticlesBySlug();
  return Response.json({
    title: path.title,
    address: address('paths', path.slug),
    steps: path.steps.map(({ article: slug }) => ({
      slug,
      title: articles.get(slug)?.title ?? slug,
      address: address('concepts', slug),
    })),
  });
};
