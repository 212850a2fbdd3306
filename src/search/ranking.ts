/**
 * How Pagefind weighs a word in a text. An article is long and even, so its length says little; a whole word says more
 * than a beginning. Titles are weighed by us, and so are other names, but for those that our list had no room for.
 */
export const settings = {
  ranking: {
    termFrequency: 0.6,
    termSaturation: 1.2,
    pageLength: 0.3,
    termSimilarity: 4,
    metaWeights: { title: 0, aliases: 0.3 },
  },
};

/**
 * What counts how much. Found by trying values on all queries of `npm run search:judge`: the middle of a plateau, on which
 * a value can be halved or doubled without losing more than one query of a hundred.
 */
export const weights = {
  /** How much of the terms the text has. */
  text: 1,
  /** Single terms in the title and the other names: a word of a name often stands there beside another meaning. */
  names: 0.6,
  /** Terms that are neighbors in the query and in the text. */
  pairs: 2,
  /** Terms together in one passage. */
  together: 0.5,
  /** A name that is like all that was typed. */
  whole: 1.5,
} as const;

/**
 * How much the rarity of a term counts beside others: 1 would be the idf of BM25. Among few articles the rarest word of
 * a sentence is often its least important one.
 */
export const rarityCounts = 0.75;

/** Words of a passage in which terms stand together. */
export const passageReach = 40;

/** Words between two neighbors. */
export const pairReach = 4;

/** How much of the terms an article must have, beside the one that has most, to be a result. */
export const leastShare = 0.3;

/** Words of a passage shown under a result. */
export const passageLength = 24;
