import type { PagefindSettings } from './pagefind.ts';

/**
 * How Pagefind weighs. An article is long and even, so its length says little; a whole word says more than a beginning;
 * a name says more than any sentence.
 */
export const settings = {
  ranking: {
    termFrequency: 0.6,
    termSaturation: 1.2,
    pageLength: 0.3,
    termSimilarity: 4,
    metaWeights: { title: 8, aliases: 5 },
  },
} satisfies PagefindSettings;

/** Words of a passage shown under a result. */
export const passageLength = 24;

/** How much of its words an article must have, beside the best article's, to be a result. */
export const leastShare = 0.5;

/** What a fitting name counts beside the text, where 1 is the best text. */
export const nameWeight = 1.5;
