import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';

/**
 * Writes the index of all documents on a desk into a folder: Pagefind's files without its own interface, and
 * `articles.json`, which tells whose text a fragment is. Returns how many articles can be searched.
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
  const { page_count: articles, ...read } = await index.addDirectory({ path: desk });
  report(read, 'the articles');
  if (articles === 0) throw new Error('There is no article that could be searched.');
  report(await index.writeFiles({ outputPath: folder }), 'the index');
  await pagefind.close();

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
  await writeFile(path.join(folder, 'articles.json'), JSON.stringify(await owners(fragments)));
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
async function owners(fragments: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const slugs: Record<string, string> = {};
  for (const file of fragments)
    slugs[path.basename(file, '.pf_fragment')] = slugOf(await readFile(file));
  return slugs;
}

/** A fragment is twelve letters of signature, then JSON, all compressed. */
function slugOf(fragment: Uint8Array): string {
  const text = gunzipSync(fragment).subarray('pagefind_dcd'.length).toString('utf8');
  const { url } = JSON.parse(text) as { readonly url: string };
  return url.replace(/^\/concepts\/|\/$/g, '');
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
