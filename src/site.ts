import { basePath } from '#wiki/base.ts';

/** What a deployment may set; the rest of the site asks here and nowhere else. */
const base = basePath(import.meta.env.BASE_URL);

export const site = {
  name: 'ScaleWiki',
  description:
    'An open wiki on distributed systems, software architecture and system design. Every figure has a source, every program has been run.',
  repository: import.meta.env.REPOSITORY_URL,
} as const;

/** The address of a page below the base path: `address('concepts', slug)` → “/base/concepts/slug/”. */
export function address(...parts: readonly string[]): string {
  return parts.length === 0 ? base : `${base}${parts.join('/')}/`;
}

/** The address of a file: `fileAddress('favicon.svg')`. */
export function fileAddress(file: string): string {
  return `${base}${file}`;
}

/** Where a reader can change a file. */
export function editAddress(file: string): string {
  return `${site.repository}/edit/main/${file}`;
}

/** Where a reader can tell us what is wrong. */
export function reportAddress(title: string): string {
  return `${site.repository}/issues/new?${new URLSearchParams({ title: `Error in “${title}”` }).toString()}`;
}

/** “23 November 2026”, in a form that is the same on every machine. */
export function longDate(day: string): string {
  return dates.format(new Date(day));
}

const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
