import { articleText, type Surroundings } from './article.ts';
import { drawings } from './drawings.ts';
import { random, type Random } from './random.ts';
import { capitalized, Voice } from './words.ts';

export interface CorpusFile {
  /** From the top of the project: “content/concepts/slow-queue-0/index.mdx”. */
  readonly path: string;
  readonly text: string;
}

const categoryCount = 14;
const mostSources = 300;
const sourcesPerArticle = 15;

/**
 * The files of a whole wiki that nobody wrote: articles in 14 chapters that cite one bibliography and link each other.
 * The same count and seed give the same files.
 */
export function* corpus(articles: number, seed = 1): Generator<CorpusFile> {
  const chance = random(seed);
  const categories = Array.from(
    { length: Math.min(categoryCount, articles) },
    (_, index) => `chapter-${index + 1}`,
  );
  const sources = Array.from(
    { length: Math.min(mostSources, articles * sourcesPerArticle) },
    (_, index) => `work-${index + 1}-${1970 + (index % 56)}`,
  );
  const pool = drawings(chance);
  const drafts = Array.from({ length: articles }, (_, index) => {
    const voice = new Voice(random(seed * 1_000_003 + index));
    const words = [voice.fill('{adjective}'), voice.noun(), voice.own[0] ?? ''];
    return { voice, title: words.map(capitalized).join(' '), slug: `${words.join('-')}-${index}` };
  });
  const slugs = drafts.map(({ slug }) => slug);
  const cycle = <T>(list: readonly T[], index: number): T => list[index % list.length]!;

  yield {
    path: 'content/authors/editors.yaml',
    text: 'name: The editors\nabout: They wrote nothing of this.\n',
  };
  for (const id of sources) yield { path: `content/sources/${id}.yaml`, text: sourceText(chance) };
  for (const [index, category] of categories.entries()) {
    const inside = slugs.filter((_, at) => at % categories.length === index);
    yield { path: `content/categories/${category}.mdx`, text: categoryText(chance, index, inside) };
  }
  for (const id of ['about', 'editorial']) {
    yield { path: `content/pages/${id}.mdx`, text: pageText(chance, id) };
  }
  for (const [index, { voice, title, slug }] of drafts.entries()) {
    const text = articleText(voice, {
      title,
      category: cycle(categories, index),
      level: levelAt(index / articles),
      others: neighbors(voice.random, slugs, index, categories.length),
      sources: Array.from({ length: sourcesPerArticle }, (_, at) =>
        cycle(sources, index * sourcesPerArticle + at),
      ),
      drawings: pool,
    });
    yield { path: `content/concepts/${slug}/index.mdx`, text };
  }
}

/** Few articles are easy and few are hard. */
function levelAt(place: number): string {
  return place < 0.12 ? 'intro' : place < 0.84 ? 'core' : 'advanced';
}

/** A dozen other articles: some near by in the same chapter, the rest any of the corpus. */
function neighbors(
  chance: Random,
  slugs: readonly string[],
  own: number,
  chapters: number,
): Surroundings['others'] {
  const many = slugs.length;
  if (many < 2) return [];
  const near = Array.from({ length: 7 }, () => own + chapters * chance.integer(-4, 4));
  const any = Array.from({ length: 7 }, () => own + chance.integer(1, many - 1));
  const picked = [...near.filter((at) => at >= 0 && at < many), ...any].map((at) => at % many);
  return [...new Set(picked)]
    .filter((at) => at !== own)
    .map((at) => ({ slug: slugs[at]!, isEarlier: at < own }));
}

function sourceText(chance: Random): string {
  const voice = new Voice(chance);
  const author = () =>
    `${capitalized(chance.pick(voice.own))} ${capitalized(chance.pick(voice.own))}`;
  return [
    `title: ${JSON.stringify(capitalized(voice.phrase()))}`,
    `authors: [${[author(), author(), author()].join(', ')}]`,
    `venue: Symposium on ${capitalized(voice.own[0] ?? '')} Systems`,
    `year: ${chance.integer(1970, 2025)}`,
    `url: https://example.org/${voice.own[1]}/${voice.own[2]}`,
    `kind: ${chance.pick(['paper', 'standard', 'manual', 'book'])}`,
    'checked: read',
    'accessed: 2026-01-15',
    '',
  ].join('\n');
}

function categoryText(chance: Random, index: number, inside: readonly string[]): string {
  const voice = new Voice(chance);
  return [
    '---',
    `title: ${JSON.stringify(`${capitalized(voice.noun())}s and ${voice.own[0]}`)}`,
    `number: ${index + 1}`,
    `summary: ${JSON.stringify(`${capitalized(voice.phrase())}, and ${voice.phrase()}.`)}`,
    'glyph: M4 5h16v6H4zM4 15h10v4H4z',
    `order: [${inside.join(', ')}]`,
    '---',
    '',
    voice.sentences(4, 6).join(' '),
    '',
  ].join('\n');
}

function pageText(chance: Random, id: string): string {
  const voice = new Voice(chance);
  return [
    '---',
    `title: ${capitalized(id)}`,
    `summary: ${JSON.stringify(voice.sentence())}`,
    '---',
    '',
    voice.sentences(6, 9).join(' '),
    '',
  ].join('\n');
}
