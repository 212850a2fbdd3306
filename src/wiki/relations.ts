import type { Article, RelationType } from './article.ts';

type Node = Pick<Article, 'slug' | 'title' | 'summary' | 'relations'>;

export interface Related {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly why: string;
}

export interface RelatedGroup {
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
 */
export function relatedGroups(article: Node, all: readonly Node[]): readonly RelatedGroup[] {
  const bySlug = new Map(all.map((node) => [node.slug, node]));
  const seen = new Set<string>();
  const groups = new Map<string, Related[]>();

  for (const [type, end, label] of labels) {
    const neighbors =
      end === 'out'
        ? article.relations.filter((relation) => relation.type === type)
        : all.flatMap((node) =>
            node.relations
              .filter((relation) => relation.type === type && relation.to === article.slug)
              .map((relation) => ({ to: node.slug, why: relation.why })),
          );
    for (const { to, why } of neighbors) {
      const node = bySlug.get(to);
      if (node === undefined || seen.has(to)) continue;
      seen.add(to);
      const group = groups.get(label) ?? [];
      group.push({ slug: node.slug, title: node.title, summary: node.summary, why });
      groups.set(label, group);
    }
  }
  return [...groups].map(([label, articles]) => ({ label, articles }));
}
