import type { APIRoute } from 'astro';
import { fileAddress } from '../site.ts';

export const GET: APIRoute = ({ site }) =>
  new Response(
    `User-agent: *\nAllow: /\nSitemap: ${new URL(fileAddress('sitemap-index.xml'), site).href}\n`,
  );
