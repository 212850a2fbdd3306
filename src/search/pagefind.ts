import { settings } from './ranking.ts';
import { unpackVocabulary, type PackedVocabulary, type Vocabulary } from './vocabulary.ts';

/** The part of Pagefind's interface that we use; it comes as a file beside its index, not as a module of ours. */
interface PagefindModule {
  createInstance(options: object): PagefindInstance;
}

interface PagefindInstance {
  init(): Promise<void>;
  search(term: string): Promise<{ readonly results: readonly PagefindResult[] }>;
}

interface PagefindResult {
  readonly id: string;
  readonly score: number;
  /** Places of the matching words in the text. */
  readonly words: readonly number[];
}

/** The text of an article as it was indexed. */
export interface Fragment {
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly anchors: readonly {
    readonly element: string;
    readonly id: string;
    readonly text: string;
    readonly location: number;
  }[];
}

/** An article that has a term. */
export interface Hit {
  readonly slug: string;
  /** BM25 as Pagefind counts it; comparable between terms. */
  readonly score: number;
  /** Places of the matching words in the text; none when only a name has the term. */
  readonly places: readonly number[];
  readonly load: () => Promise<Fragment>;
}

export interface TextIndex {
  /** The articles that have a term, or words that begin with it. */
  lookUp(term: string): Promise<readonly Hit[]>;
  /** Words that a mistyped one may have meant. Downloaded when first asked for: most queries need no correction. */
  vocabulary(): Promise<Vocabulary>;
}

/** Continues a term as no word does. */
const nowhere = 'zzqx';

/**
 * Downloads Pagefind and its index. Rejects when a part does not arrive, and so does a look-up that needs a part later.
 *
 * Pagefind runs on the page, not in its worker: that saves a download and answers in a few milliseconds.
 */
export async function openIndex(base: string): Promise<TextIndex> {
  const folder = `${base}pagefind/`;
  const [{ createInstance }, slugs] = await Promise.all([
    import(/* @vite-ignore */ `${folder}pagefind.js${again()}`) as Promise<PagefindModule>,
    fetchJson<Readonly<Record<string, string>>>(`${folder}articles.json`),
    // Pagefind would throw this where nobody can catch it.
    fetchJson(`${folder}pagefind-entry.json`),
  ]);
  const pagefind = createInstance({
    basePath: folder,
    baseUrl: base,
    noWorker: true,
    ...settings,
  });
  await pagefind.init();
  const text = textsIn(folder);
  const search = async (term: string): Promise<readonly PagefindResult[]> =>
    (await pagefind.search(term)).results;
  /**
   * Where no text has a term, Pagefind takes the longest word that the term begins with: “consitent” finds “c”. That is
   * so when nothing has the term itself, and a longer term that nothing has either finds just the same.
   */
  const isInstead = async (term: string, results: readonly PagefindResult[]): Promise<boolean> =>
    (await search(`"${term}"`)).length === 0 && areSame(results, await search(term + nowhere));
  let words: Promise<Vocabulary> | undefined;

  return {
    vocabulary: () => {
      const begun = (words ??= fetchJson<PackedVocabulary>(`${folder}vocabulary.json`).then(
        unpackVocabulary,
      ));
      begun.catch(() => (words = undefined));
      return begun;
    },
    lookUp: async (term) => {
      const results = await search(term);
      if (await isInstead(term, results)) return [];
      return results.flatMap((result) => {
        const slug = slugs[result.id];
        const { score, words: places } = result;
        return slug === undefined ? [] : [{ slug, score, places, load: () => text(result.id) }];
      });
    },
  };
}

function areSame(some: readonly PagefindResult[], others: readonly PagefindResult[]): boolean {
  const sizes = new Map(others.map(({ id, words }) => [id, words.length]));
  return (
    some.length === others.length && some.every(({ id, words }) => sizes.get(id) === words.length)
  );
}

/**
 * Loads texts by the names of their fragments, each once. Pagefind could, and would make excerpts of each that we have
 * no use for, which takes longer than the search.
 */
function textsIn(folder: string): (id: string) => Promise<Fragment> {
  const begun = new Map<string, Promise<Fragment>>();
  return (id) => {
    const loading = begun.get(id) ?? loadText(`${folder}fragment/${id}.pf_fragment`);
    begun.set(id, loading);
    loading.catch(() => begun.delete(id));
    return loading;
  };
}

/** A fragment is twelve letters of signature, then JSON, all compressed; some servers unpack it on the way. */
async function loadText(address: string): Promise<Fragment> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const packed = await response.blob();
  const [first] = new Uint8Array(await packed.slice(0, 1).arrayBuffer());
  const isPacked = first === 0x1f;
  const content = isPacked
    ? new Response(packed.stream().pipeThrough(new DecompressionStream('gzip')))
    : new Response(packed);
  return JSON.parse((await content.text()).slice('pagefind_dcd'.length)) as Fragment;
}

let attempts = 0;

/** A module that failed to load stays failed under its address; another attempt needs another. */
function again(): string {
  attempts += 1;
  return attempts === 1 ? '' : `?attempt=${attempts}`;
}

async function fetchJson<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json() as Promise<T>;
}
