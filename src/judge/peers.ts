import { create, insert, search as searchOrama } from '@orama/orama';
import { Document } from 'flexsearch';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import type { Text } from './articles.ts';
import type { Answer } from './measure.ts';

/** A search engine over the texts it was made of. */
export interface Engine {
  readonly name: string;
  search(query: string): Promise<Answer> | Answer;
}

const fields = ['title', 'aliases', 'headings', 'text'] as const;

/** MiniSearch with the settings of VitePress's local search; other names weigh as titles do. */
export function miniSearch(texts: readonly Text[]): Engine {
  const index = new MiniSearch<Text>({ idField: 'slug', fields: [...fields] });
  index.addAll(texts);
  const options = {
    fuzzy: 0.2,
    prefix: true,
    boost: { title: 4, aliases: 4, text: 2, headings: 1 },
  };
  return {
    name: 'MiniSearch',
    search: (query) => index.search(query, options).map(({ id }) => id as string),
  };
}

/** Lunr with its defaults. Signs of its query language are taken out of what readers type. */
export function lunrSearch(texts: readonly Text[]): Engine {
  const index = lunr((builder) => {
    builder.ref('slug');
    for (const field of fields) builder.field(field);
    for (const text of texts) builder.add(text);
  });
  return {
    name: 'Lunr',
    search: (query) => index.search(query.replace(/[:^~*+-]/g, ' ')).map(({ ref }) => ref),
  };
}

/** FlexSearch, finding beginnings of words and suggesting where not all words are found. */
export function flexSearch(texts: readonly Text[]): Engine {
  const index = new Document({
    tokenize: 'forward',
    document: { id: 'slug', index: [...fields] },
  });
  for (const text of texts) index.add({ ...text });
  return {
    name: 'FlexSearch',
    search: (query) =>
      index.search(query, { suggest: true, merge: true, limit: 10 }).map(({ id }) => String(id)),
  };
}

/** Orama, with one typing error a word and names weighed as MiniSearch's are. */
export async function orama(texts: readonly Text[]): Promise<Engine> {
  const index = create({
    schema: {
      slug: 'string',
      title: 'string',
      aliases: 'string',
      headings: 'string',
      text: 'string',
    },
  });
  for (const text of texts) await insert(index, { ...text });
  return {
    name: 'Orama',
    search: async (query) => {
      const { hits } = await searchOrama(index, {
        term: query,
        properties: [...fields],
        boost: { title: 4, aliases: 4, text: 2 },
        tolerance: 1,
        limit: 10,
      });
      return hits.map(({ document }) => document.slug);
    },
  };
}
