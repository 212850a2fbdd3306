import { escapeHtml } from '../escape.ts';
import { highlightLines } from './highlight.ts';
import { languages } from './languages.ts';
import type { FenceMeta } from './meta.ts';

/** The body of a code block: highlighted, marked lines wrapped, focusable because it can scroll. */
export async function codeBody(code: string, language: string, marks?: LineMarks): Promise<string> {
  const lines = await highlightLines(code, languages[language]?.grammar ?? 'text');
  const marked = lines.map((line, index) => markLine(line, index + 1, marks));
  return `<pre tabindex="0"><code>${marked.join('\n')}</code></pre>`;
}

type LineMarks = Pick<FenceMeta, 'marked' | 'inserted' | 'deleted'>;

/** A fenced block with its caption line: file name (or language) and, once scripts run, a copy button. */
export async function codeFigure(code: string, language: string, meta: FenceMeta): Promise<string> {
  const title = meta.attributes['title'];
  const name = languages[language]?.name ?? language;
  const caption =
    title === undefined
      ? `<span class="code-language">${escapeHtml(name)}</span>`
      : `<span class="code-file">${escapeHtml(title)}</span> <span class="code-language">${escapeHtml(name)}</span>`;
  return `<figure class="code" data-code><figcaption>${caption}</figcaption>${await codeBody(code, language, meta)}</figure>`;
}

function markLine(line: string, number: number, marks: LineMarks | undefined): string {
  if (marks === undefined) return line;
  if (marks.inserted.has(number)) return `<ins>${line}</ins>`;
  if (marks.deleted.has(number)) return `<del>${line}</del>`;
  return marks.marked.has(number) ? `<mark>${line}</mark>` : line;
}
