import { fragment, setting } from './code.ts';
import { capitalized, type Voice } from './words.ts';

/** What an article knows of the rest of the corpus. */
export interface Surroundings {
  readonly title: string;
  readonly category: string;
  readonly level: string;
  /** Slugs of other articles; the level of an earlier one is never higher. */
  readonly others: readonly { readonly slug: string; readonly isEarlier: boolean }[];
  /** Ids of the sources, each of which the text cites at least once. */
  readonly sources: readonly string[];
  /** Mermaid sources to choose from. */
  readonly drawings: readonly string[];
}

/** A heading that every article has, so that every article can be linked to below its top. */
const commonHeading = { text: 'Where it breaks', id: 'where-it-breaks' } as const;

/** One article of about 2,000 words in the form that authors write: frontmatter, sections, and all kinds of blocks. */
export function articleText(voice: Voice, about: Surroundings): string {
  return `${frontmatter(voice, about)}\n${body(voice, about)}`;
}

/** Most relations of a wiki say what uses what. Those that must not go in a circle lead to earlier articles only. */
const types = {
  earlier: ['prerequisite', 'prerequisite', 'used-by', 'contrasts-with', 'implements', 'part-of'],
  later: ['used-by', 'used-by', 'implements'],
} as const;

function frontmatter(voice: Voice, { title, category, level, others }: Surroundings): string {
  const { random } = voice;
  const quoted = JSON.stringify;
  const many = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_, i) => make(i));
  const relations = random
    .sample(others, 4)
    .flatMap(({ slug, isEarlier }) => [
      `  - type: ${random.pick<string>(isEarlier ? types.earlier : types.later)}`,
      `    to: ${slug}`,
      `    why: ${quoted(voice.phrase())}`,
    ]);
  const interview = many(6, () => [
    `  - question: ${quoted(`${capitalized(voice.phrase())}: what do you check first?`)}`,
    `    answer: ${quoted(voice.sentences(3, 4).join(' '))}`,
    `    followUp: ${quoted(`What changes with ${random.integer(2, 90)} ${voice.noun()}s?`)}`,
  ]);
  return [
    '---',
    `title: ${quoted(title)}`,
    `summary: ${quoted(`${capitalized(voice.phrase())}, ${voice.phrase()}, and what a ${voice.noun()} costs.`)}`,
    `category: ${category}`,
    `level: ${level}`,
    relations.length === 0 ? 'relations: []' : 'relations:',
    ...relations,
    `aliases: [${many(10, (index) => voice.own[index]).join(', ')}]`,
    'takeaways:',
    ...many(4, () => `  - ${quoted(voice.sentence())}`),
    'authors: [editors]',
    'reviewed: 2026-01-15',
    'reviewBy: 2027-01-15',
    `versions: [${quoted(`${capitalized(voice.own[0] ?? '')} ${random.integer(1, 20)}.${random.integer(0, 9)}`)}]`,
    'interview:',
    ...interview.flat(),
    '---',
  ].join('\n');
}

function body(voice: Voice, { others, sources, drawings }: Surroundings): string {
  // From two halves, so that an article shows no diagram twice.
  const half = drawings.length / 2;
  const { random } = voice;
  const uncited = [...sources];
  const paragraph = (): string => {
    const source = uncited.shift() ?? random.pick(sources);
    const place = random.chance(0.5) ? `, §${random.integer(1, 9)}.${random.integer(1, 9)}` : '';
    const [first, ...rest] = voice.sentences(3, 5);
    const link = random.chance(0.4) ? ` ${wikilink(voice, others)}` : '';
    return `${first}[@${source}${place}] ${rest.join(' ')}${link}`;
  };
  const blocks: readonly (() => string)[] = [
    () => diagram(voice, drawings.slice(0, half)),
    () => table(voice),
    () => fragment(voice),
    () => callout(voice),
    () => `${fragment(voice)}\n\n### ${capitalized(voice.phrase())}\n\n${paragraph()}`,
    () => points(voice),
    () => setting(voice),
    () => `${table(voice)}\n\n${paragraph()}`,
    () => (random.chance(0.5) ? diagram(voice, drawings.slice(half)) : fragment(voice)),
  ];
  const sections = blocks.map((block, index) => {
    const heading = index === blocks.length - 1 ? commonHeading.text : capitalized(voice.phrase());
    return [`## ${heading}`, paragraph(), block(), paragraph(), paragraph()];
  });
  return [paragraph(), paragraph(), ...sections.flat(), ''].join('\n\n');
}

function wikilink(voice: Voice, others: Surroundings['others']): string {
  if (others.length === 0) return '';
  const { slug } = voice.random.pick(others);
  const link = voice.random.pick([
    `[[${slug}]]`,
    `[[${slug}|${voice.phrase()}]]`,
    `[[${slug}#${commonHeading.id}|${voice.phrase()}]]`,
  ]);
  return `Compare it with ${link}.`;
}

function diagram(voice: Voice, drawings: readonly string[]): string {
  return `\`\`\`mermaid caption="${capitalized(voice.phrase())}."\n${voice.random.pick(drawings)}\n\`\`\``;
}

function table(voice: Voice): string {
  const row = () =>
    `| ${voice.noun()} | ${voice.phrase()} | ${voice.random.integer(1, 9000)} | \`${voice.name()}.${voice.name()}\` |`;
  const rows = Array.from({ length: voice.random.integer(4, 8) }, row);
  return [
    `| ${capitalized(voice.noun())} | What it does | Latency, µs | Setting |`,
    '| --- | --- | ---: | --- |',
    ...rows,
  ].join('\n');
}

function callout(voice: Voice): string {
  const kind = voice.random.pick(['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION']);
  return `> [!${kind}]\n> ${voice.sentences(1, 2).join(' ')}`;
}

function points(voice: Voice): string {
  return Array.from(
    { length: 4 },
    () => `- **${capitalized(voice.noun())}**: ${voice.sentence()}`,
  ).join('\n');
}
