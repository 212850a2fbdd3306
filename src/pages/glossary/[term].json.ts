import type { APIRoute, GetStaticPaths } from 'astro';
import type { Preview } from '#preview/preview.ts';
import type { Term } from '#wiki/term.ts';
import { getArticlesBySlug, getTerms } from '../../content.ts';

/** What a link to a term shows before it is followed. */
export const getStaticPaths = (async () =>
  (await getTerms()).map((term) => ({
    params: { term: term.slug },
    props: { term },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ term: Term }> = async ({ props: { term } }) => {
  const article = (await getArticlesBySlug()).get(term.article);
  const preview: Preview = {
    title: term.term,
    text: term.definition.replaceAll('`', ''),
    ...(article !== undefined && { note: `explained in ${article.title}` }),
  };
  return Response.json(preview);
};
