/** The map as a graph, read from the page: nodes, and what relates them. */
export interface Node {
  readonly link: SVGAElement;
  readonly title: string;
  readonly x: number;
  readonly y: number;
  /** One for each relation, from either end. */
  readonly steps: Step[];
}

export interface Step {
  /** What the relation is called from here. */
  readonly label: string;
  readonly to: Node;
  readonly edge: SVGPathElement;
}

/** What a relation is called from the end that wrote it, and from the other. */
const labels: Readonly<Record<string, readonly [string, string]>> = {
  prerequisite: ['Read first', 'Leads to'],
  'part-of': ['Part of', 'Parts'],
  'contrasts-with': ['Contrasts with', 'Contrasts with'],
  implements: ['Implements', 'Implemented by'],
  'used-by': ['Used by', 'Uses'],
};

export function readGraph(map: SVGSVGElement): readonly Node[] {
  const nodes = [...map.querySelectorAll<SVGAElement>('.nodes a')].map((link): Node => {
    // The beginning of its words: all of a column begin at the same place, dots differ in size.
    const x = Number(link.querySelector('tspan')?.getAttribute('x'));
    const y = Number(link.querySelector('text')?.getAttribute('y'));
    const title = link.textContent.replaceAll(/\s+/g, ' ').trim();
    return { link, title, x, y, steps: [] };
  });
  for (const edge of map.querySelectorAll<SVGPathElement>('.edges path')) {
    const [from, to] = (edge.dataset['e'] ?? '').split(' ').map((at) => nodes[Number(at)]);
    const [away = '', back = ''] = labels[edge.getAttribute('class') ?? ''] ?? [];
    if (from === undefined || to === undefined) continue;
    from.steps.push({ label: away, to, edge });
    to.steps.push({ label: back, to: from, edge });
  }
  return nodes;
}

export type Direction = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

interface Spot {
  readonly x: number;
  readonly y: number;
}

/**
 * The related node to which an arrow key leads: of those that lie in its direction the one that is nearest, where what
 * lies aside counts double. Undefined where none does.
 */
export function towards<T extends Spot>(
  from: Spot,
  related: readonly T[],
  direction: Direction,
): T | undefined {
  const isAcross = direction === 'ArrowLeft' || direction === 'ArrowRight';
  const sign = direction === 'ArrowRight' || direction === 'ArrowDown' ? 1 : -1;
  let best: T | undefined;
  let least = Infinity;
  for (const each of related) {
    const ahead = sign * (isAcross ? each.x - from.x : each.y - from.y);
    const aside = Math.abs(isAcross ? each.y - from.y : each.x - from.x);
    // Up and down stay in the column, so that every key has a meaning of its own.
    if (ahead <= 0 || (!isAcross && aside > 0)) continue;
    const cost = ahead + 2 * aside;
    if (cost < least) [best, least] = [each, cost];
  }
  return best;
}
