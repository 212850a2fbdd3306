import type { Article } from '#wiki/article.ts';
import type { Category } from '#wiki/category.ts';
import { linesOf } from './label.ts';
import { inNeighborlyOrder, type Tie } from './order.ts';

/** What the map needs to know of an article. */
export type Place = Pick<Article, 'slug' | 'title' | 'level' | 'category' | 'relations'>;

export interface MapNode extends Place {
  /** The middle of its dot. */
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
  /** Relations it has, written here or elsewhere. */
  readonly degree: number;
}

export interface MapEdge {
  readonly type: Article['relations'][number]['type'];
  /** Places in the list of nodes. */
  readonly from: number;
  readonly to: number;
  readonly path: string;
}

export interface Region {
  readonly category: Category;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** Articles of the chapter that the map leaves out. */
  readonly left: number;
}

export interface WikiMap {
  readonly width: number;
  readonly height: number;
  readonly regions: readonly Region[];
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
}

/** The map shows no more, however large the wiki: of long chapters, the articles with most relations. */
const mostNodes = 240;
const leastOfChapter = 8;

export const fontSize = 13;
export const regionWidth = 284;
const gap = 20;
const columnsMost = 4;
const head = 46;
const foot = 12;
const dotAt = 34;
const labelWidth = regionWidth - dotAt - 18;
const lineHeight = 16;
const rowGap = 7;

/**
 * Lays out a wiki: a region for each chapter, its articles below each other in reading order, so that every title can
 * be read; regions with many relations to each other near each other. The same wiki gives the same map.
 */
export function layOut(articles: readonly Place[], categories: readonly Category[]): WikiMap {
  const shown = shownArticles(articles, categories);
  const heights = shown.map(({ rows }) =>
    rows.reduce((sum, { lines }) => sum + rowOf(lines), head + foot),
  );
  const columns = Math.min(columnsMost, shown.length);
  const order = inNeighborlyOrder(
    shown.length,
    tiesBetween(shown.map(({ rows }) => rows.map(({ place }) => place))),
    (each) =>
      placesOf(each, heights, columns).map(({ x, y }, at) => ({
        x,
        y: y + (heights[each[at]!] ?? 0) / 2,
      })),
  );

  const nodes: MapNode[] = [];
  const regions = placesOf(order, heights, columns).map(({ x, y }, at): Region => {
    const which = order[at]!;
    const { category, rows, left } = shown[which]!;
    let top = y + head;
    for (const { place, lines, degree } of rows) {
      nodes.push({ ...place, x: x + dotAt, y: Math.round(top + lineHeight / 2), lines, degree });
      top += rowOf(lines);
    }
    return { category, x, y, height: heights[which]!, left };
  });
  return {
    width: Math.max(0, ...regions.map(({ x }) => x + regionWidth)),
    height: Math.max(0, ...regions.map(({ y, height }) => y + height)),
    regions,
    nodes,
    edges: edgesOf(nodes),
  };
}

interface Row {
  readonly place: Place;
  readonly lines: readonly string[];
  readonly degree: number;
}

interface Shown {
  readonly category: Category;
  readonly rows: readonly Row[];
  readonly left: number;
}

const rowOf = (lines: readonly string[]): number => lines.length * lineHeight + rowGap;

function shownArticles(
  articles: readonly Place[],
  categories: readonly Category[],
): readonly Shown[] {
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  const degrees = new Map<string, number>();
  const count = (slug: string) => degrees.set(slug, (degrees.get(slug) ?? 0) + 1);
  for (const { slug, relations } of articles)
    for (const { to } of relations) if (bySlug.has(to)) [slug, to].forEach(count);

  const most = Math.max(leastOfChapter, Math.floor(mostNodes / Math.max(1, categories.length)));
  return categories.map((category) => {
    const inside = category.order.flatMap((slug) => bySlug.get(slug) ?? []);
    const degreeOf = ({ slug }: Place): number => degrees.get(slug) ?? 0;
    const chosen = new Set(inside.toSorted((a, b) => degreeOf(b) - degreeOf(a)).slice(0, most));
    const rows = inside
      .filter((place) => chosen.has(place))
      .map((place) => ({
        place,
        lines: linesOf(place.title, labelWidth, fontSize, 4),
        degree: degreeOf(place),
      }));
    return { category, rows, left: inside.length - rows.length };
  });
}

/** How many relations there are between each two regions. */
function tiesBetween(regions: readonly (readonly Place[])[]): readonly Tie[] {
  const home = new Map(regions.flatMap((places, at) => places.map(({ slug }) => [slug, at])));
  const ties = new Map<string, Tie>();
  regions.forEach((places, from) => {
    for (const { to } of places.flatMap(({ relations }) => relations)) {
      const other = home.get(to);
      if (other === undefined || other === from) continue;
      const [a, b] = [Math.min(from, other), Math.max(from, other)];
      const key = `${a} ${b}`;
      ties.set(key, { a, b, weight: (ties.get(key)?.weight ?? 0) + 1 });
    }
  });
  return [...ties.values()];
}

/** Regions in this order, column after column, the columns about equally high. */
function placesOf(
  order: readonly number[],
  heights: readonly number[],
  columns: number,
): readonly { readonly x: number; readonly y: number }[] {
  const total = order.reduce((sum, at) => sum + (heights[at] ?? 0) + gap, 0);
  let column = 0;
  let y = 0;
  let above = 0;
  return order.map((at) => {
    const height = (heights[at] ?? 0) + gap;
    // Half of a region may stand over: the column that it would begin is then the fuller one.
    if (y > 0 && column < columns - 1 && above + height / 2 > (total / columns) * (column + 1)) {
      column += 1;
      y = 0;
    }
    const place = { x: column * (regionWidth + gap), y };
    y += height;
    above += height;
    return place;
  });
}

function edgesOf(nodes: readonly MapNode[]): readonly MapEdge[] {
  const places = new Map(nodes.map(({ slug }, at) => [slug, at]));
  return nodes.flatMap((node, from) =>
    node.relations.flatMap(({ type, to }) => {
      const at = places.get(to);
      return at === undefined ? [] : [{ type, from, to: at, path: pathBetween(node, nodes[at]!) }];
    }),
  );
}

/** Within a column a bow to the left of the dots, between columns a curve that leaves and arrives level. */
function pathBetween(
  a: { readonly x: number; readonly y: number },
  b: { readonly x: number; readonly y: number },
): string {
  if (a.x === b.x) {
    const bow = Math.min(46, Math.round(10 + Math.abs(a.y - b.y) / 9));
    return `M${a.x} ${a.y}C${a.x - bow} ${a.y} ${b.x - bow} ${b.y} ${b.x} ${b.y}`;
  }
  const middle = Math.round((a.x + b.x) / 2);
  // On one line it sags, or it would strike out the title between them.
  const sag = Math.abs(a.y - b.y) < 24 ? 18 : 0;
  return `M${a.x} ${a.y}C${middle} ${a.y + sag} ${middle} ${b.y + sag} ${b.x} ${b.y}`;
}
