import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import { cutParts } from './chunks.ts';
import { packVocabulary, type PackedVocabulary } from '#search/vocabulary.ts';

/**
 * Writes the index of all documents on a desk into a folder: Pagefind's files without its own interface, and
 * `articles.json`, which tells whose text a fragment is, and `vocabulary.json`. Returns how many articles can be searched.
 *
 * @param folder emptied first
 * @throws when Pagefind reports an error, or there is nothing to index
 */
export async function writeIndex(desk: string, folder: string): Promise<number> {
  await rm(folder, { recursive: true, force: true });
  const { index, errors } = await pagefind.createIndex({
    forceLanguage: 'en',
    // C++, C#, .NET, snake_case, If-None-Match, max@2x, CI/CD stay one word.
    includeCharacters: '+#._-@/',
  });
  if (index === undefined) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
  const { page_count: articles, ...added } = await index.addDirectory({ path: desk });
  report(added, 'the articles');
  if (articles === 0) throw new Error('There is no article that could be searched.');
  report(await index.writeFiles({ outputPath: folder }), 'the index');
  await pagefind.close();
  await cutParts(folder);

  const fragments: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, file).replaceAll(path.sep, '/');
    if (!isKept(name)) await rm(file);
    else if (isFragment(name)) fragments.push(file);
  }
  const program = path.join(folder, 'pagefind.js');
  await writeFile(program, outspoken(await readFile(program, 'utf8')));
  const texts = await Promise.all(fragments.map(read));
  await writeFile(path.join(folder, 'articles.json'), JSON.stringify(owners(texts)));
  await writeFile(path.join(folder, 'vocabulary.json'), JSON.stringify(vocabularyOf(texts)));
  return articles;
}

/** Pagefind throws nothing; what went wrong stands in its answers. */
function report({ errors }: { readonly errors: readonly string[] }, what: string): void {
  if (errors.length > 0) throw new Error(`Pagefind cannot index ${what}: ${errors.join('; ')}`);
}

function isFragment(file: string): boolean {
  return file.startsWith('fragment/');
}

function isKept(file: string): boolean {
  return (
    isFragment(file) ||
    /^(pagefind\.js|pagefind-entry\.json|wasm\.en\.|index\/|pagefind\..*\.pf_meta$)/.test(file)
  );
}

/** The slugs of articles by the names of their fragments: results can be ranked before their texts are loaded. */
function owners(texts: readonly Text[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    texts.map(({ id, url }) => [id, url.replace(/^\/concepts\/|\/$/g, '')]),
  );
}

/** More words than this are not transferred for putting right what readers type. */
const mostWords = 5000;

/** The words of names and headings, and the most common ones of the texts; what one text has once may be no word. */
function vocabularyOf(texts: readonly Text[]): PackedVocabulary {
  const articles = new Map<string, number>();
  const chosen = new Set<string>();
  for (const { content, anchors, meta } of texts) {
    for (const word of new Set(plainWords(content)))
      articles.set(word, (articles.get(word) ?? 0) + 1);
    const names = [meta['title'], meta['aliases'], ...anchors.map(({ text }) => text)];
    for (const name of names) for (const word of plainWords(name ?? '')) chosen.add(word);
  }
  const common = [...articles]
    .filter(([, count]) => count > 1)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, Math.max(0, mostWords - chosen.size));
  return packVocabulary(
    new Map([...[...chosen].map((word) => [word, articles.get(word) ?? 1] as const), ...common]),
  );
}

const plainWords = (text: string): readonly string[] =>
  text.toLowerCase().match(/(?<![\p{L}\p{N}_])[a-z]{4,24}(?![\p{L}\p{N}_])/gu) ?? [];

interface Text {
  /** Name of the fragment. */
  readonly id: string;
  readonly url: string;
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly anchors: readonly { readonly text: string }[];
}

/** A fragment is twelve letters of signature, then JSON, all compressed. */
async function read(file: string): Promise<Text> {
  const text = gunzipSync(await readFile(file))
    .subarray('pagefind_dcd'.length)
    .toString('utf8');
  return { ...(JSON.parse(text) as Omit<Text, 'id'>), id: path.basename(file, '.pf_fragment') };
}

/**
 * Pagefind 1.6.0 finds nothing, and does not say why, when a part of its index fails to load. Ours tells.
 * Undoing this is right once `loadChunk` in pagefind.js catches no errors.
 */
function outspoken(program: string): string {
  const silenced =
    /(async loadChunk\(hash\)\{.{1,160}?"load_index_chunk"\)\))\.catch\(\(\)=>\{\}\)/;
  if (!silenced.test(program))
    throw new Error(
      'pagefind.js has no loadChunk that hides its errors: look at pagefind-index.ts.',
    );
  return program.replace(silenced, '$1');
}
