import type { APIRoute } from 'astro';
import { getArticles, getCategories, getPages, getSimulators } from '../content.ts';
import type { Place } from '#wiki/addresses.ts';

/** Every address with its title, for the page that is shown when an address leads nowhere. */
export const GET: APIRoute = async () => {
  const places: readonly Place[] = [
    ...(await getArticles()).map(({ slug, title }) => ({ address: `/concepts/${slug}/`, title })),
    ...(await getCategories()).map(({ slug, title }) => ({
      address: `/categories/${slug}/`,
      title,
    })),
    ...(await getPages()).map(({ slug, title }) => ({ address: `/${slug}/`, title })),
    ...(await getSimulators()).map(({ id, title }) => ({ address: `/simulators/${id}/`, title })),
    { address: '/simulators/', title: 'Simulators' },
    { address: '/concepts/', title: 'All concepts' },
    { address: '/map/', title: 'Map' },
    { address: '/paths/', title: 'Paths' },
    { address: '/glossary/', title: 'Glossary' },
    { address: '/sources/', title: 'Sources' },
    { address: '/search/', title: 'Search' },
  ];
  return Response.json(places);
};
