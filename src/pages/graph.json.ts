import type { APIRoute } from 'astro';
import { graphFile } from '#wiki/graph-file.ts';
import { getArticles } from '../content.ts';
import { address, fileAddress } from '../site.ts';

export const GET: APIRoute = async ({ site }) => {
  const absolute = (place: string): string => new URL(place, site).href;
  const schema = absolute(fileAddress('graph.schema.json'));
  const urlOf = (slug: string): string => absolute(address('concepts', slug));
  return Response.json(graphFile(await getArticles(), schema, urlOf));
};
