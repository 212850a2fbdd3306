/** Markup that says nothing, or says it a second time. */
const dropped: readonly RegExp[] = [
  /<svg\b[\s\S]*?<\/svg>/g,
  // The numbers of citations would cling to the word before them.
  /<sup class="cite"[\s\S]*?<\/sup>/g,
];

/** Elements that begin a new thought, but not a new word, in Pagefind 1.6.0. */
const blocks =
  /<(?=\/?(?:th|dt|dd|figcaption|blockquote|summary|details|caption|label|button|figure|pre|samp|output|address|section|header|legend|option|br)\b)/g;

/**
 * The HTML of a text as search should read it: neighboring words stay apart, code is plain and counts less than what
 * is said about it, and what a diagram says is a part of its own behind the text.
 */
export function passages(html: string): string {
  const body = dropped.reduce((text, pattern) => text.replace(pattern, ' '), html);
  const apart = body
    .split(/(<pre\b[\s\S]*?<\/pre>)/)
    .map((part, index) => (index % 2 === 1 ? plainCode(part) : spaced(part)))
    .join('');
  return figuresLast(apart);
}

function spaced(html: string): string {
  return html
    .replace(blocks, ' <')
    .replace(/<\/(span|b|a|time)><(?=(?:span|b|a|time)\b)/g, '</$1> <');
}

/** Without the spans of its colors, which are most of its markup. */
function plainCode(pre: string): string {
  return ` <pre data-pagefind-weight="0.4">${pre.replace(/<[^>]*>/g, '')}</pre> `;
}

const diagram = /<figure class="diagram" id="(figure-\d+)">[\s\S]*?<\/figure>/g;

/** Diagrams, taken out and put behind the text: as parts of their own, what they say leads to the figure. */
function figuresLast(html: string): string {
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
  return [text, ...figures].join(' ');
}
