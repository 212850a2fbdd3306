import type { APIRoute } from 'astro';
import { bibtex } from '#bibliography/format.ts';
import { getSources } from '../content.ts';

/** The bibliography for reference managers. */
export const GET: APIRoute = async () =>
  new Response(bibtex([...(await getSources()).values()]), {
    headers: { 'Content-Type': 'application/x-bibtex; charset=utf-8' },
  });
