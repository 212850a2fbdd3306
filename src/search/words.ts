/**
 * The words of a text as search compares them: lower case, without accents, compounds taken apart.
 * “AppendEntries” → append, entries; “If-None-Match” → if, none, match; “C++” stays one word.
 */
export function wordsOf(text: string): readonly string[] {
  return (
    text
      .replace(/(\p{Lu}{2,})s\b/gu, '$1')
      .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
      .replace(/(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1 ')
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+[+#]*/gu) ?? []
  );
}

const spellings: readonly (readonly [RegExp, string])[] = [
  [/isation/, 'ization'],
  [/is(?=(e|ed|er|es|ing)$)/, 'iz'],
  [/ys(?=(e|ed|er|es|ing)$)/, 'yz'],
  [/our(?=(s|ed|ing|al)?$)/, 'or'],
  [/tre(?=s?$)/, 'ter'],
  [/ogue(?=s?$)/, 'og'],
  [/ll(?=(ed|ing|er)$)/, 'l'],
];

const endings: readonly (readonly [RegExp, string])[] = [
  [/^(.{2,})ies$/, '$1y'],
  [/^(.*(?:ss|x|z|ch|sh))es$/, '$1'],
  [/^(.{2,}[^su])s$/, '$1'],
  [/^(.*[aeiouy].*?)(?:ing|ed)$/, '$1'],
  [/^(.{3,}at)ion$/, '$1'],
  [/^(.{3,})e$/, '$1'],
  [/([bdgmnprt])\1$/, '$1'],
];

/**
 * What the forms of a word share: caches, cached, caching → cach; behaviour, behaviors → behavior;
 * invalidate, invalidation → invalidat. Wrong as grammar and
 * right for comparing, because both sides pass through it.
 */
export function stem(word: string): string {
  const unified = spellings.reduce((text, [pattern, by]) => text.replace(pattern, by), word);
  return endings.reduce((text, [pattern, by]) => {
    const shorter = text.replace(pattern, by);
    return text.length > 3 && shorter.length >= 3 ? shorter : text;
  }, unified);
}

const small = new Set(
  `a about after again all am an and any are as at be because been before being but by can can't could did do does
  doesn't doing don't each ever for from get gets getting had has have having he her here him his how i if in into is
  isn't it it's its like make makes me mean means more most my need no not of off on once only or other our out
  over should so some such than that the their them then there these they this those to too under until up use used
  using versus very vs was way we were what what's when where whether which while who why will with would you your
  between difference explain also although another anything become becomes became both either else enough even every
  everyone everything few just keeps last little lot lots many much never nothing one per really same several someone
  something sometimes still though through together two upon want wants whatever whenever within without`
    .split(/\s+/)
    .flatMap(wordsOf),
);

/** Words that carry a sentence and not its subject. */
export function isSmall(word: string): boolean {
  return small.has(word);
}
