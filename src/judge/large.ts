import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright';
import { build } from '#bench/build.ts';
import { corpus } from '#bench/corpus.ts';
import { openWorkshop } from '#bench/workshop.ts';
import { serve } from '#commands/serve.ts';
import { bytesUntilPassage, tellParts } from './bytes.ts';

/** Builds such a wiki, and tells what the first results of some queries transfer. */
export async function bytesOfLarge(
  browser: Browser,
  project: string,
  articles: number,
): Promise<string> {
  const wiki = await largeWiki(project, articles);
  const site = await serve(wiki.site, { port: 0 });
  try {
    const [one = '', ...others] = wiki.rare;
    const asked = [
      ['one rare word', one],
      ['four rare words', others.slice(0, 4).join(' ')],
      ['one word that every article has', 'request'],
      ['three words that every article has', 'slow request queue'],
      ['a typing error', 'semaphroe'],
    ] as const;
    const lines: string[] = [];
    for (const [what, query] of asked)
      lines.push(`  ${what}: ${tellParts(await bytesUntilPassage(browser, site.url, query))}`);
    return [`\nThe same in a generated wiki of ${articles} articles:`, ...lines].join('\n');
  } finally {
    await site.close();
    await wiki.remove();
  }
}

/** A built wiki of generated articles. */
interface LargeWiki {
  /** Folder of the site. */
  readonly site: string;
  /** Words that one article has and no other, none of them a name. */
  readonly rare: readonly string[];
  readonly remove: () => Promise<void>;
}

/**
 * Builds a wiki of generated articles. Those of the bench have 2,700 words and ten names, those of ours 4,000 and two
 * dozen: each is given the text and the names of a second one.
 *
 * @param project absolute path of the project
 */
async function largeWiki(project: string, articles: number): Promise<LargeWiki> {
  const workshop = await openWorkshop(project, articles);
  const [first, second] = [articlesOf(articles, 1), articlesOf(articles, 2)];
  const texts: string[] = [];
  for (const [at, { file, text }] of first.entries()) {
    const other = second[at]?.text ?? '';
    const names = `${namesIn(text)}, ${namesIn(other)}`;
    const longer = `${text.replace(aliases, `aliases: [${names}]`)}\n${withoutLinks(bodyOf(other))}`;
    texts.push(longer);
    await writeFile(path.join(workshop.folder, file), longer);
  }
  await build(workshop.folder);
  return { site: path.join(workshop.folder, 'dist'), rare: rareIn(texts), remove: workshop.remove };
}

const aliases = /^aliases: \[(.*)\]$/m;
const namesIn = (text: string): string => aliases.exec(text)?.[1] ?? '';
const bodyOf = (text: string): string => text.split(/^---$/m).slice(2).join('---');

function articlesOf(
  count: number,
  seed: number,
): readonly { readonly file: string; readonly text: string }[] {
  return [...corpus(count, seed)]
    .filter((file) => file.path.startsWith('content/concepts/'))
    .map((file) => ({ file: file.path, text: file.text }));
}

/** Half of a text: without what only its own wiki has, and without the drawings that another half has already. */
function withoutLinks(body: string): string {
  return body
    .slice(0, body.length / 2)
    .replace(/\n[^\n]*$/, '\n')
    .replace(/```mermaid[\s\S]*?```/g, '')
    .replace(/\[\[[^\]|]*\|([^\]]*)\]\]/g, '$1')
    .replace(/\[\[[^\]]*\]\]/g, 'the other')
    .replace(/^## Where it breaks/gm, '## Where it breaks again');
}

/** Words of prose that one article has and no other, each with another initial: they lie in different parts of an index. */
function rareIn(texts: readonly string[]): readonly string[] {
  const owners = new Map<string, number>();
  for (const text of texts)
    for (const word of new Set(text.toLowerCase().match(/[a-z]{6,}/g)))
      owners.set(word, (owners.get(word) ?? 0) + 1);
  const isName = new Set(texts.flatMap((text) => namesIn(text).split(', ')));
  const prose = texts.flatMap((text) => {
    const below = text.slice(text.indexOf('\n## ')).replace(/```[\s\S]*?```|`[^`]*`|^#.*$/gm, '');
    return below.match(/(?<= )[a-z]{6,}(?= )/g) ?? [];
  });
  const rare = new Map<string, string>();
  for (const word of prose)
    if (owners.get(word) === 1 && !isName.has(word) && !rare.has(word.charAt(0)))
      rare.set(word.charAt(0), word);
  return [...rare.values()];
}
