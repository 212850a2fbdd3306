import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import type { Source } from '#wiki/source.ts';
import { cslOf } from './csl.ts';

/** A work as a line of a bibliography in APA style, as HTML; addresses are links. */
export function referenceHtml(source: Source): string {
  // One by one: a whole list would be searched for authors that need telling apart, “2007a”.
  const html = new Cite([cslOf(source)]).format('bibliography', {
    format: 'html',
    template: 'apa',
    lang: 'en-US',
  });
  const line = /class="csl-entry">([\s\S]*?)<\/div>/.exec(html)?.[1] ?? '';
  return line.replace(/https?:\/\/[^\s<]*[^\s<.]/g, (url) => `<a href="${url}">${url}</a>`);
}

/** Works as BibTeX, with our ids as keys. */
export function bibtex(sources: readonly Source[]): string {
  return sources
    .map((source) =>
      new Cite([cslOf(source)])
        .format('bibtex')
        .replace(/^@(\w+)\{[^,]*,/, (_, type: string) => `@${type}{${source.id},`)
        // The address stands in `url` already.
        .replace(/^\s*howpublished = .*\n/m, ''),
    )
    .join('\n');
}
