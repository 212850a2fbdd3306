import { escapeHtml, escapeText } from '#markdown/escape.ts';
import type { Frontmatter } from '#wiki/article.ts';
import { passages } from './passages.ts';

/** What search should know of an article. Ids of headings are those of the page, so that results lead there. */
export interface Findable {
  readonly front: Pick<Frontmatter, 'title' | 'summary' | 'aliases'>;
  /** The text as HTML. */
  readonly body: string;
  /** One HTML text each. */
  readonly takeaways: readonly string[];
  /** Question, answer and follow-up as HTML, one after the other. */
  readonly interview: readonly string[];
}

/** An article as an HTML document for Pagefind: what is said, how much it counts, and nothing else. */
export function searchDocument({ front, body, takeaways, interview }: Findable): string {
  return [
    '<!doctype html><html lang="en"><head>',
    `<meta data-pagefind-meta="aliases[content]" content="${escapeHtml(front.aliases.join(', '))}">`,
    '</head><body>',
    `<h1 data-pagefind-meta="title">${escapeText(front.title)}</h1>`,
    `<p>${escapeText(front.summary)}</p>`,
    `<section data-pagefind-weight="2">${passages(takeaways.join(' '))}</section>`,
    passages(`${body}<h2 id="drill">Interview drill</h2>${interview.join(' ')}`),
    '</body></html>',
  ].join('\n');
}
