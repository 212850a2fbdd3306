import { subscribe } from 'node:diagnostics_channel';
import { readChannel, type LibraryRead } from '#library/loaders.ts';

let reviewed: LibraryRead['reviewed'] = new Map();
subscribe(readChannel, (read) => ({ reviewed } = read as LibraryRead));

/** A page of the sitemap, with the day on which its article was last reviewed. */
export function withReviewDate<Item extends { readonly url: string }>(item: Item): Item {
  const slug = /\/concepts\/([^/]+)\/$/.exec(item.url)?.[1];
  const lastmod = slug === undefined ? undefined : reviewed.get(slug);
  return lastmod === undefined ? item : { ...item, lastmod };
}
