import type { APIRequestContext } from '@playwright/test';

/** Every address that the site tells search engines about, and the two that it doesn't; relative to the site's base. */
export async function allAddresses(request: APIRequestContext): Promise<readonly string[]> {
  const index = await (await request.get('sitemap-index.xml')).text();
  const maps = await Promise.all(
    locations(index).map(async (map) =>
      (await request.get(new URL(map).pathname.split('/').at(-1) ?? '')).text(),
    ),
  );
  const pages = maps.flatMap(locations).map((address) => new URL(address).pathname.slice(1));
  return [...new Set([...pages, 'search/', 'no/such/page/'])];
}

function locations(xml: string): readonly string[] {
  return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1] ?? '');
}
