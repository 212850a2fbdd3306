import type { APIRoute, GetStaticPaths } from 'astro';
import { getDiagrams } from '../../../../content.ts';

/** The Mermaid source of each figure, to be copied. */
export const getStaticPaths = (async () =>
  (await getDiagrams()).map(({ slug, number, source }) => ({
    params: { slug, file: `figure-${number}.mmd` },
    props: { source },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ source: string }> = ({ props: { source } }) =>
  new Response(`${source}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
