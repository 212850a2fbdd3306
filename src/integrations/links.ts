import type { BuiltPage } from './built-pages.ts';

export interface BrokenLink {
  readonly page: string;
  readonly href: string;
  readonly reason: string;
}

/** What matters to links, by page: its anchors, and where it leads. */
export type Outlines = ReadonlyMap<string, Outline>;

/** Goes through all pages once, and keeps of each only its links and anchors. */
export function outlinesOf(pages: Iterable<BuiltPage>): Outlines {
  const keep = keeper();
  const outlines = new Map<string, Outline>();
  for (const { address, html } of pages) outlines.set(address, outlineOf(html, keep));
  return outlines;
}

/**
 * Every link and asset address of every page that leads nowhere inside the site, anchors included.
 * @param base path below which the site lives, with a slash at both ends
 * @param files all files of the site from its top, “/favicon.svg”
 */
export function brokenLinks(
  outlines: Outlines,
  files: ReadonlySet<string>,
  base: string,
): readonly BrokenLink[] {
  /** The same address below the top leads to the same place from every page. */
  const absolute = new Map<string, string | undefined>();
  return [...outlines].flatMap(([page, { hrefs, picture }]) => {
    const links = [...hrefs].map((href) => ({ page, href, reason: whyBroken(href, page) }));
    if (picture !== undefined)
      links.push({ page, href: picture, reason: whyNoPicture(picture, page) });
    return links.flatMap(({ reason, ...link }) =>
      reason === undefined ? [] : [{ ...link, reason }],
    );
  });

  /** Other sites take the address as it stands, and it is on this site even where its host is not known here. */
  function whyNoPicture(href: string, from: string): string | undefined {
    if (!/^https?:\/\//.test(href)) return 'not absolute, as other sites need it';
    return whyBroken(new URL(href).pathname, from);
  }

  function whyBroken(href: string, from: string): string | undefined {
    if (!href.startsWith('/')) return whyNowhere(href, from);
    if (!absolute.has(href)) absolute.set(href, whyNowhere(href, from));
    return absolute.get(href);
  }

  function whyNowhere(href: string, from: string): string | undefined {
    if (/^(https?:|mailto:|data:)/.test(href)) return undefined;
    if (href.startsWith('#') && outlines.get(from)?.ids.has(href.slice(1)) === true)
      return undefined;
    const url = new URL(href, `http://site${base}${from.slice(1)}`);
    if (url.host !== 'site') return 'an address with a host but no scheme';
    const path = decodeURIComponent(url.pathname);
    if (!path.startsWith(base)) return `outside the base path ${base}`;

    const place = `/${path.slice(base.length)}`;
    const ids = outlines.get(place)?.ids;
    if (ids === undefined) return files.has(place) ? undefined : 'no such page or file';
    const anchor = decodeURIComponent(url.hash.slice(1));
    return anchor === '' || ids.has(anchor) ? undefined : 'no such anchor on that page';
  }
}

/**
 * Pages to which no way leads from the first page, however many links one follows.
 * @param base path below which the site lives, with a slash at both ends
 */
export function unreachable(outlines: Outlines, base: string): readonly string[] {
  const reached = new Set(['/']);
  // A set can grow while it is gone through: what is added is visited as well.
  for (const page of reached) {
    for (const href of outlines.get(page)?.hrefs ?? []) {
      const { host, pathname } = new URL(href, `http://site${base}${page.slice(1)}`);
      const place = `/${decodeURIComponent(pathname).slice(base.length)}`;
      if (host === 'site' && outlines.has(place)) reached.add(place);
    }
  }
  return [...outlines.keys()].filter((page) => page.endsWith('/') && !reached.has(page));
}

interface Outline {
  readonly ids: ReadonlySet<string>;
  readonly hrefs: ReadonlySet<string>;
  /** What other sites show with a link to the page. */
  readonly picture: string | undefined;
}

/** Reads `id`, `href`, `src`, `action` and `srcset` of all elements. */
function outlineOf(html: string, keep: (text: string) => string): Outline {
  const ids = new Set<string>();
  const hrefs = new Set<string>();
  for (const match of html.matchAll(/\s(id|href|src|action|srcset)="([^"]*)"/g)) {
    const [, name, value = ''] = match;
    // The text of the page may show an attribute, in code for example; in text `<` and `>` are escaped.
    if (html.lastIndexOf('<', match.index) < html.lastIndexOf('>', match.index)) continue;
    if (name === 'id') ids.add(keep(value));
    else if (name !== 'srcset') hrefs.add(keep(value));
    else for (const part of value.split(',')) hrefs.add(keep(part.trim().split(' ')[0] ?? ''));
  }
  const [, picture] = /<meta property="og:image" content="([^"]*)"/.exec(html) ?? [];
  return { ids, hrefs, picture: picture === undefined ? undefined : keep(picture) };
}

/** Gives one unescaped copy of each text: a piece of a page as it was found would keep the whole page in memory. */
function keeper(): (text: string) => string {
  const kept = new Map<string, string>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const copy = Buffer.from(text).toString();
    const clean = unescape(copy);
    kept.set(copy, clean);
    return clean;
  };
}

function unescape(text: string): string {
  return text.replaceAll('&#38;', '&').replaceAll('&amp;', '&').replaceAll('&quot;', '"');
}
