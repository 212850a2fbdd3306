import { unpackConcepts, type ConceptList } from './concept.ts';
import { catalog, type Catalog } from './match.ts';
import { otherPlaces } from './offer.ts';
import { openIndex, type TextIndex } from './pagefind.ts';

/** A download that is begun once, and again after it has failed. */
export class Source<T> {
  readonly #load: () => Promise<T>;
  #begun: Promise<T> | undefined;
  /** What has arrived. */
  value: T | undefined;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  get(): Promise<T> {
    const begun = (this.#begun ??= this.#load().then((value) => (this.value = value)));
    begun.catch(() => {
      if (this.#begun === begun) this.#begun = undefined;
    });
    return begun;
  }

  /** Forgets what was downloaded or is on its way. */
  again(): void {
    this.#begun = undefined;
    this.value = undefined;
  }
}

export function catalogOf(base: string): Source<Catalog> {
  return new Source(async () => catalog(unpackConcepts(await fetchList(base))));
}

/** What suggestions choose from. */
export interface Names {
  readonly articles: Catalog;
  readonly others: ReturnType<typeof otherPlaces>;
}

export function namesOf(base: string): Source<Names> {
  return new Source(async () => {
    const list = await fetchList(base);
    return { articles: catalog(unpackConcepts(list)), others: otherPlaces(list) };
  });
}

async function fetchList(base: string): Promise<ConceptList> {
  const response = await fetch(`${base}concepts.json`);
  if (!response.ok) throw new Error(`concepts.json: ${response.status}`);
  return (await response.json()) as ConceptList;
}

export function textIndexOf(base: string): Source<TextIndex> {
  return new Source(() => openIndex(base));
}
