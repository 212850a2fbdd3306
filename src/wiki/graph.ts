import { levels, type Level, type Relation, type RelationType } from './article.ts';

/** What the graph of relations knows of an article. */
export interface GraphNode {
  readonly slug: string;
  readonly level: Level;
  readonly relations: readonly Relation[];
}

/** A relation that cannot stand, with its place: the article that writes it, and the how manieth it is there. */
export interface Fault {
  readonly slug: string;
  readonly index: number;
  readonly found: string;
  readonly expected: string;
}

/** Relations in which nothing can come back to itself. */
const acyclic: readonly RelationType[] = ['prerequisite', 'part-of'];

/**
 * What is wrong with the relations of a wiki as a whole: cycles, prerequisites of a higher level, and relations that
 * are written twice. Takes time in proportion to articles and relations. Relations to unknown slugs are passed over.
 */
export function graphFaults(nodes: readonly GraphNode[]): readonly Fault[] {
  const bySlug = new Map(nodes.map((node) => [node.slug, node]));
  return [
    ...acyclic.flatMap((type) => cycles(nodes, bySlug, type)),
    ...nodes.flatMap((node) => tooHigh(node, bySlug)),
    ...nodes.flatMap((node) => repeated(node, bySlug)),
  ];
}

function tooHigh(
  { slug, level, relations }: GraphNode,
  bySlug: ReadonlyMap<string, GraphNode>,
): readonly Fault[] {
  return relations.flatMap(({ type, to }, index) => {
    const other = bySlug.get(to);
    return type !== 'prerequisite' ||
      other === undefined ||
      levels.indexOf(other.level) <= levels.indexOf(level)
      ? []
      : [
          {
            slug,
            index,
            found: `the prerequisite “${to}”, which is ${other.level} while this article is ${level}`,
            expected: 'a prerequisite of the same level or below',
          },
        ];
  });
}

/** The same relation twice in an article, or a contrast that the other article has written already. */
function repeated(
  { slug, relations }: GraphNode,
  bySlug: ReadonlyMap<string, GraphNode>,
): readonly Fault[] {
  return relations.flatMap(({ type, to }, index) => {
    const first = relations.findIndex((each) => each.type === type && each.to === to);
    if (first < index)
      return [
        {
          slug,
          index,
          found: `“${type}” to “${to}” a second time`,
          expected: 'each relation once',
        },
      ];
    const isThere =
      type === 'contrasts-with' &&
      to < slug &&
      bySlug.get(to)?.relations.some((each) => each.type === type && each.to === slug) === true;
    return isThere
      ? [
          {
            slug,
            index,
            found: `the contrast with “${to}”, which that article has written already`,
            expected: 'a contrast once, in either article: it is shown in both',
          },
        ]
      : [];
  });
}

/** Each way on which a relation leads back to where it began, named whole. */
function cycles(
  nodes: readonly GraphNode[],
  bySlug: ReadonlyMap<string, GraphNode>,
  type: RelationType,
): readonly Fault[] {
  const faults: Fault[] = [];
  const left = new Set<string>();
  for (const start of nodes) {
    /** The way from the start to here. Not by recursion: a chain of relations can be longer than the call stack. */
    const way: { readonly node: GraphNode; next: number }[] = [];
    const on = new Map<string, number>();
    const enter = (node: GraphNode): void => {
      on.set(node.slug, way.push({ node, next: 0 }) - 1);
    };
    if (!left.has(start.slug)) enter(start);

    for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
      const { node } = step;
      const index = step.next;
      const relation = node.relations[index];
      step.next += 1;
      if (relation === undefined) {
        way.pop();
        on.delete(node.slug);
        left.add(node.slug);
      } else if (relation.type === type) {
        const back = on.get(relation.to);
        const other = bySlug.get(relation.to);
        if (back !== undefined) {
          const round = [...way.slice(back).map((each) => each.node.slug), relation.to];
          if (round.length > 2) faults.push(cycleFault(node.slug, index, type, round));
        } else if (other !== undefined && !left.has(relation.to)) enter(other);
      }
    }
  }
  return faults;
}

function cycleFault(
  slug: string,
  index: number,
  type: RelationType,
  round: readonly string[],
): Fault {
  return {
    slug,
    index,
    found: `“${type}” in a circle: ${round.join(' → ')}`,
    expected: 'one of these relations taken out, or another type',
  };
}
