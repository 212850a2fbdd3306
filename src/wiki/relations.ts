import type { Article, Relation, RelationType } from './article.ts';

type Node = Pick<Article, 'slug' | 'title' | 'summary' | 'relations'>;

export interface Related {
  readonly slug: string;
  readonly title: string;
  /** Empty where the article is only planned. */
  readonly summary: string;
  readonly why: string;
  /** Not written yet: it has no address. */
  readonly isPlanned: boolean;
}

export interface RelatedGroup {
  readonly type: RelationType;
  /** Whether the relation leads away from the article, or comes from the others. */
  readonly end: 'out' | 'in';
  readonly label: string;
  readonly articles: readonly Related[];
}

/** What a relation is called at its own end and at the far end, in the order shown. */
const labels: readonly (readonly [RelationType, 'out' | 'in', string])[] = [
  ['prerequisite', 'out', 'Read first'],
  ['part-of', 'out', 'Part of'],
  ['part-of', 'in', 'Parts'],
  ['contrasts-with', 'out', 'Contrasts with'],
  ['contrasts-with', 'in', 'Contrasts with'],
  ['implements', 'out', 'Implements'],
  ['implements', 'in', 'Implemented by'],
  ['used-by', 'out', 'Used by'],
  ['used-by', 'in', 'Uses'],
  ['prerequisite', 'in', 'Leads to'],
];

/**
 * The neighbors of an article, grouped by relation. What another article says of this one counts as well, under the
 * inverse label; each neighbor stands once, under the first label that fits, with this article's own reason preferred.
 * @param planned titles of articles that are not written yet
 */
export function relatedGroups(
  article: Node,
  all: readonly Node[],
  planned: ReadonlyMap<string, string> = new Map(),
): readonly RelatedGroup[] {
  const { bySlug, pointing } = indexOf(all);
  const seen = new Set<string>();
  const groups = new Map<string, RelatedGroup & { articles: Related[] }>();

  for (const [type, end, label] of labels) {
    const neighbors =
      end === 'out'
        ? article.relations.filter((relation) => relation.type === type)
        : (pointing.get(article.slug) ?? []).filter((relation) => relation.type === type);
    for (const { to, why } of neighbors) {
      const node = bySlug.get(to);
      const title = node?.title ?? planned.get(to);
      if (title === undefined || seen.has(to)) continue;
      seen.add(to);
      const group = groups.get(label) ?? { label, type, end, articles: [] };
      const isPlanned = node === undefined;
      group.articles.push({ slug: to, title, summary: node?.summary ?? '', why, isPlanned });
      groups.set(label, group);
    }
  }
  return [...groups.values()];
}

interface Index {
  readonly bySlug: ReadonlyMap<string, Node>;
  /** What other articles say of one, as if it said so of them. */
  readonly pointing: ReadonlyMap<string, readonly Relation[]>;
}

const indexes = new WeakMap<readonly Node[], Index>();

/** Made once for a list of articles: without it, every page would go through the relations of all. */
function indexOf(all: readonly Node[]): Index {
  const known = indexes.get(all);
  if (known !== undefined) return known;
  const pointing = Map.groupBy(
    all.flatMap(({ slug, relations }) =>
      relations.map(({ type, to, why }) => ({ at: to, type, to: slug, why })),
    ),
    ({ at }) => at,
  );
  const index = { bySlug: new Map(all.map((node) => [node.slug, node])), pointing };
  indexes.set(all, index);
  return index;
}
