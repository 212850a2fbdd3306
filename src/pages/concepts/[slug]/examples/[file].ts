import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { getPrograms } from '../../../../content.ts';

/** The programs of an article, to be downloaded as they were run. */
export const getStaticPaths = (async () =>
  (await getPrograms()).map(({ slug, file }) => ({
    params: { slug, file },
    props: { slug, file },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ slug: string; file: string }> = async ({ props: { slug, file } }) => {
  const source = await readFile(path.join('content/concepts', slug, 'examples', file), 'utf8');
  return new Response(source, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
