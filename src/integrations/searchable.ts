/** Selectors would do in Pagefind too; cutting first spares it the parsing of half a page. */
const dropped: readonly RegExp[] = [
  /<svg\b[\s\S]*?<\/svg>/g,
  /<script\b[\s\S]*?<\/script>/g,
  /<style\b[\s\S]*?<\/style>/g,
  // What is hidden on the page is no answer.
  /<span hidden\b[^>]*>[\s\S]*?<\/span>/g,
  // The numbers of citations would cling to the word before them.
  /<sup class="cite"[\s\S]*?<\/sup>/g,
];

/** Elements that begin a new thought, but not a new word, in Pagefind 1.6.0. */
const blocks =
  /<(?=\/?(?:th|dt|dd|figcaption|blockquote|summary|details|caption|label|button|figure|pre|samp|output|address|section|header|legend|option|br)\b)/g;

/** What code says is worth less than what is said about it; the takeaways are worth more. */
const weights: readonly (readonly [RegExp, string])[] = [
  [/<pre\b/g, '<pre data-pagefind-weight="0.4"'],
  [/<section class="takeaways\b/g, '<section data-pagefind-weight="2" class="takeaways'],
];

/**
 * The part of a page that search should know, as a small page of its own, made so that neighboring words stay apart.
 * Undefined when the page is none to be searched (no `data-pagefind-body`).
 */
export function searchable(html: string): string | undefined {
  const start = /<(\w+)\b[^>]*\bdata-pagefind-body\b/.exec(html);
  if (start?.[1] === undefined) return undefined;
  const end = html.lastIndexOf(`</${start[1]}>`);
  const aliases = /<meta[^>]*\bdata-pagefind-meta=[^>]*>/.exec(html)?.[0] ?? '';
  const body = dropped.reduce(
    (text, pattern) => text.replace(pattern, ' '),
    html.slice(start.index, end),
  );
  const apart = body
    .split(/(<pre\b[\s\S]*?<\/pre>)/)
    .map((part, index) =>
      index % 2 === 1
        ? ` ${part} `
        : part
            .replace(blocks, ' <')
            .replace(/<\/(span|b|a|time)><(?=(?:span|b|a|time)\b)/g, '</$1> <'),
    )
    .join('');
  const { text: rest, figures } = withoutFigures(apart);
  const weighted = weights.reduce((text, [pattern, by]) => text.replace(pattern, by), rest);
  return `<!doctype html><html lang="en"><head>${aliases}</head><body>${weighted}${figures}</${start[1]}></body></html>`;
}

const diagram = /<figure class="diagram" id="(figure-\d+)">[\s\S]*?<\/figure>/g;

/** Diagrams, taken out and put behind the text: as parts of their own, what they say leads to the figure. */
function withoutFigures(html: string): { readonly text: string; readonly figures: string } {
  const figures: string[] = [];
  const text = html.replace(diagram, (figure, id: string) => {
    const caption = /<figcaption>([\s\S]*?)<\/figcaption>/.exec(figure)?.[1] ?? '';
    const title = caption
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim()
      .replaceAll('"', '&quot;');
    figures.push(figure.replace(` id="${id}"`, ` id="${id}" data-pagefind-title="${title}"`));
    return ' ';
  });
  return { text, figures: figures.join(' ') };
}
