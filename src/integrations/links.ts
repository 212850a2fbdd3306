import type { BuiltPage } from './built-pages.ts';

export interface BrokenLink {
  readonly page: string;
  readonly href: string;
  readonly reason: string;
}

/**
 * Every link and asset address of every page that leads nowhere inside the site, anchors included.
 * @param base path below which the site lives, with a slash at both ends
 * @param files all files of the site from its top, “/favicon.svg”
 */
export function brokenLinks(
  pages: readonly BuiltPage[],
  files: ReadonlySet<string>,
  base: string,
): readonly BrokenLink[] {
  const anchors = new Map(pages.map(({ address, html }) => [address, idsOf(html)]));
  return pages.flatMap(({ address, html }) =>
    [...new Set(addressesIn(html))].flatMap((href) => {
      const reason = whyBroken(href, address);
      return reason === undefined ? [] : [{ page: address, href, reason }];
    }),
  );

  function whyBroken(href: string, from: string): string | undefined {
    if (/^(https?:|mailto:|data:)/.test(href)) return undefined;
    const url = new URL(href, `http://site${base}${from.slice(1)}`);
    if (url.host !== 'site') return 'an address with a host but no scheme';
    const path = decodeURIComponent(url.pathname);
    if (!path.startsWith(base)) return `outside the base path ${base}`;

    const place = `/${path.slice(base.length)}`;
    const ids = anchors.get(place);
    if (ids === undefined) return files.has(place) ? undefined : 'no such page or file';
    const anchor = decodeURIComponent(url.hash.slice(1));
    return anchor === '' || ids.has(anchor) ? undefined : 'no such anchor on that page';
  }
}

function idsOf(html: string): ReadonlySet<string> {
  return new Set([...html.matchAll(/\sid="?([^"\s>]+)/g)].map((match) => unescape(match[1] ?? '')));
}

/** Addresses in `href`, `src`, `action` and `srcset`; text and code cannot hold them, as `<` and `"` are escaped there. */
function addressesIn(html: string): readonly string[] {
  return [...html.matchAll(/<[a-z][^<>]*?>/gi)].flatMap(([tag]) =>
    [...tag.matchAll(/\s(href|src|action|srcset)="([^"]*)"/g)].flatMap(([, name, value = '']) =>
      name === 'srcset'
        ? value.split(',').map((part) => part.trim().split(' ')[0] ?? '')
        : [unescape(value)],
    ),
  );
}

function unescape(text: string): string {
  return text.replaceAll('&#38;', '&').replaceAll('&amp;', '&').replaceAll('&quot;', '"');
}
