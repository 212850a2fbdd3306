import type { ShownExample, ShownProgram } from '#examples/view.ts';
import { readCitation } from './citations.ts';
import { readMeta } from './code/meta.ts';
import { languages } from './code/languages.ts';

/** What a twin needs to know beside its text. */
export interface TwinContext {
  /** The address of an article. */
  readonly addressOf: (slug: string) => string;
  readonly titleOf: (slug: string) => string | undefined;
  readonly examples: readonly ShownExample[];
}

/**
 * A text of ours as plain Markdown, for readers and machines elsewhere: links between articles become links, citations
 * become footnotes (`[^id]`, defined by who puts the references below), programs become code with their output.
 * @param text MDX without its frontmatter
 */
export function markdownTwin(text: string, context: TwinContext): string {
  return text
    .split(/^(```[\s\S]*?^```[ \t]*$)/m)
    .map((part, index) => (index % 2 === 1 ? plainFence(part) : plainText(part, context)))
    .join('')
    .trim();
}

/** Without our words behind the language; a caption stands below. */
function plainFence(fence: string): string {
  const [first = '', ...rest] = fence.split('\n');
  const [, language = '', behind = ''] = /^```(\S*)\s*(.*)$/.exec(first) ?? [];
  const { caption } = readMeta(behind).attributes;
  const plain = [`\`\`\`${language}`, ...rest].join('\n');
  return caption === undefined ? plain : `${plain}\n\n*${caption}*`;
}

/** Code, which stays as it is, a link to an article, or citations: whichever begins first. */
const ours = /(`+[^`\n]+`+)|\[\[([a-z0-9-]+)(#[^\]|\\]+)?(?:\\?\|([^\]]+))?\]\]|\[(@[^\]\n]+)\]/g;

function plainText(text: string, { addressOf, titleOf, examples }: TwinContext): string {
  return text
    .replace(
      ours,
      (_, code?: string, slug?: string, anchor = '', words?: string, citations?: string) => {
        if (code !== undefined) return code;
        if (slug !== undefined)
          return `[${words ?? titleOf(slug) ?? slug}](${addressOf(slug)}${anchor})`;
        return readCitation(citations ?? '')
          .flatMap((cited) => (cited === undefined ? [] : `[^${cited.source}]`))
          .join('');
      },
    )
    .replaceAll('&nbsp;', '\u00a0')
    .replace(/<Example\b[^>]*\bid="([^"]*)"[^>]*\/>/g, (tag, id: string) => {
      const example = examples.find((each) => each.id === id);
      return example === undefined ? '' : exampleText(example, /\bregion="([^"]*)"/.exec(tag)?.[1]);
    })
    .replace(
      /<Simulator\b[^>]*\bname="([^"]*)"[^>]*\/>/g,
      (_, name: string) => `(Here the page has the simulator “${name}”.)`,
    );
}

function exampleText({ claim, programs }: ShownExample, region: string | undefined): string {
  return [`**${claim}**`, ...programs.map((program) => programText(program, region))].join('\n\n');
}

function programText(
  { file, language, source, regions, record }: ShownProgram,
  region?: string,
): string {
  const code = regions.find(({ name }) => name === region)?.text ?? source;
  const output = record === undefined ? [] : [`Prints:`, fenced('text', record.stdout)];
  return [
    `${languages[language]?.name ?? language}, \`${file}\`:`,
    fenced(language, code),
    ...output,
  ].join('\n\n');
}

const fenced = (language: string, code: string): string =>
  `\`\`\`${language}\n${code.trimEnd()}\n\`\`\``;
