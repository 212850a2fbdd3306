import type { Source } from '#wiki/source.ts';

/** A name as CSL wants it: organizations keep theirs whole. */
export type CslName =
  | { readonly literal: string }
  | { readonly family: string; readonly given: string; readonly suffix?: string };

/** A work in CSL-JSON, the data that citation processors read (https://docs.citationstyles.org/). */
export interface CslItem {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly author: readonly CslName[];
  readonly 'container-title': string;
  readonly issued: { readonly 'date-parts': readonly (readonly number[])[] };
  readonly accessed: { readonly 'date-parts': readonly (readonly number[])[] };
  readonly URL: string;
  readonly DOI?: string;
}

const types: Readonly<Record<Source['kind'], string>> = {
  paper: 'article-journal',
  standard: 'standard',
  manual: 'webpage',
  'source-code': 'software',
  'post-mortem': 'post-weblog',
  book: 'book',
  talk: 'speech',
  report: 'report',
};

export function cslOf({
  id,
  kind,
  title,
  authors,
  venue,
  year,
  url,
  doi,
  accessed,
}: Source): CslItem {
  return {
    id,
    type: types[kind],
    title,
    author: authors.map(cslName),
    'container-title': venue,
    issued: { 'date-parts': [[year]] },
    accessed: { 'date-parts': [accessed.split('-').map(Number)] },
    URL: url,
    ...(doi === undefined ? {} : { DOI: doi }),
  };
}

const organization =
  /^The |\/|\b(?:contributors|developers|project|authors|team|foundation|corporation|limited|services|engineering|group|initiative|committee|community|software|platforms|AB|OpenJ9)$|\b(?:Apache|Eclipse|Committee)\b/i;
/** Parts of a family name that are written small, and those that follow a name. */
const particle = /^(?:van|von|de|der|den|di|la|le|Lo|d['’].+)$/;
const afterName = /^(?:Jr\.?|Sr\.?|II|III)$/;

/** “Robbert van Renesse” → family “van Renesse”; “Cloudflare” and “The Go Authors” stay whole. */
export function cslName(name: string): CslName {
  const words = name.split(' ');
  if (words.length === 1 || organization.test(name)) return { literal: name };
  const suffix = afterName.test(words.at(-1) ?? '') ? words.pop() : undefined;
  let first = words.length - 1;
  while (first > 1 && particle.test(words[first - 1] ?? '')) first -= 1;
  return {
    family: words.slice(first).join(' '),
    given: words.slice(0, first).join(' '),
    ...(suffix === undefined ? {} : { suffix }),
  };
}
