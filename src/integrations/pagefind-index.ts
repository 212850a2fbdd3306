import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import type { BuiltPage } from './built-pages.ts';
import { searchable } from './searchable.ts';

export interface IndexFile {
  /** Path inside `pagefind/`. */
  readonly path: string;
  readonly content: Uint8Array;
}

/**
 * Writes the index of many pages into a folder. They are laid out on a desk first, because Pagefind reads files with
 * all cores, but takes one page at a time from us. Returns how many articles can be searched.
 *
 * @throws when Pagefind reports an error
 */
export async function indexInto(
  folder: string,
  pages: Iterable<BuiltPage>,
  desk: string,
): Promise<number> {
  await rm(desk, { recursive: true, force: true });
  let articles = 0;
  for (const { address, html } of pages) {
    const content = searchable(html);
    if (content === undefined) continue;
    await mkdir(path.join(desk, address), { recursive: true });
    await writeFile(path.join(desk, address, 'index.html'), content);
    articles += 1;
  }
  if (articles === 0) throw new Error(noArticles);
  const index = await openIndex();
  report(await index.addDirectory({ path: desk }), 'the articles');
  report(await index.writeFiles({ outputPath: folder }), 'the index');
  await index.deleteIndex();
  await rm(desk, { recursive: true });

  const files: IndexFile[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const place = path.join(entry.parentPath, entry.name);
    const file = path.relative(folder, place).replaceAll(path.sep, '/');
    if (!isKept(file)) await rm(place);
    else if (isFragment(file) || file === 'pagefind.js')
      files.push({ path: file, content: await readFile(place) });
  }
  for (const file of [outspoken(files.find((each) => each.path === 'pagefind.js')), owners(files)])
    await writeFile(path.join(folder, file.path), file.content);
  return articles;
}

/**
 * The files of the index of a few pages, in memory: Pagefind's, without its own interface, and `articles.json`.
 *
 * @throws when Pagefind reports an error, with the address of the page
 */
export async function indexPages(pages: Iterable<BuiltPage>): Promise<readonly IndexFile[]> {
  const index = await openIndex();
  let articles = 0;
  for (const { address, html } of pages) {
    const content = searchable(html);
    if (content === undefined) continue;
    report(await index.addHTMLFile({ url: address, content }), address);
    articles += 1;
  }
  if (articles === 0) throw new Error(noArticles);
  const made = await index.getFiles();
  report(made, 'the index');
  await index.deleteIndex();
  const files = made.files.filter((file) => isKept(file.path));
  const program = files.findIndex((file) => file.path === 'pagefind.js');
  files[program] = outspoken(files[program]);
  return [...files, owners(files)];
}

const noArticles = 'No page can be searched: an article carries the attribute data-pagefind-body.';

async function openIndex() {
  const { index, errors } = await pagefind.createIndex({
    forceLanguage: 'en',
    // C++, C#, .NET, snake_case, If-None-Match, max@2x, CI/CD stay one word.
    includeCharacters: '+#._-@/',
  });
  if (index === undefined) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
  return index;
}

/** Pagefind throws nothing; what went wrong stands in its answers. */
function report({ errors }: { readonly errors: readonly string[] }, what: string): void {
  if (errors.length > 0) throw new Error(`Pagefind cannot index ${what}: ${errors.join('; ')}`);
}

function isKept(file: string): boolean {
  return (
    isFragment(file) ||
    /^(pagefind\.js|pagefind-entry\.json|wasm\.en\.|index\/|pagefind\..*\.pf_meta$)/.test(file)
  );
}

/** Tells whose text a fragment is, so that results can be ranked and counted before their texts are loaded. */
function owners(files: readonly IndexFile[]): IndexFile {
  const slugs = files
    .filter((file) => isFragment(file.path))
    .map((file) => [path.basename(file.path, '.pf_fragment'), slugOf(file)] as const);
  const content = new TextEncoder().encode(JSON.stringify(Object.fromEntries(slugs)));
  return { path: 'articles.json', content };
}

/**
 * Pagefind 1.6.0 finds nothing, and does not say why, when a part of its index fails to load. Ours tells.
 * Undoing this is right once `loadChunk` in pagefind.js catches no errors.
 */
function outspoken(program: IndexFile | undefined): IndexFile {
  const code = new TextDecoder().decode(program?.content);
  const silenced =
    /(async loadChunk\(hash\)\{.{1,160}?"load_index_chunk"\)\))\.catch\(\(\)=>\{\}\)/;
  if (program === undefined || !silenced.test(code))
    throw new Error(
      'pagefind.js has no loadChunk that hides its errors: look at pagefind-index.ts.',
    );
  return { ...program, content: new TextEncoder().encode(code.replace(silenced, '$1')) };
}

function isFragment(file: string): boolean {
  return file.startsWith('fragment/');
}

/** A fragment is twelve letters of signature, then JSON, all compressed. */
function slugOf(file: IndexFile): string {
  const text = gunzipSync(file.content).subarray('pagefind_dcd'.length).toString('utf8');
  const { url } = JSON.parse(text) as { readonly url: string };
  return url.replace(/^\/concepts\/|\/$/g, '');
}
