import type { APIRoute } from 'astro';
import { siteCard } from '#cards/kept.ts';

/** The picture that other sites show with a link to any page but an article. */
export const GET: APIRoute = async () =>
  new Response(
    await siteCard('An open wiki on distributed systems, software architecture and system design'),
    { headers: { 'content-type': 'image/png' } },
  );
