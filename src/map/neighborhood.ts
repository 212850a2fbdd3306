import type { RelatedGroup } from '#wiki/relations.ts';
import type { RelationType } from '#wiki/article.ts';
import { linesOf } from './label.ts';

export interface Neighbor {
  readonly slug: string;
  readonly title: string;
  readonly isPlanned: boolean;
  readonly lines: readonly string[];
  readonly y: number;
}

export interface Neighborhood {
  readonly height: number;
  /** The article itself. */
  readonly center: Neighbor;
  readonly groups: readonly {
    readonly label: string;
    readonly y: number;
    readonly type: RelationType;
    readonly neighbors: readonly Neighbor[];
  }[];
  /** Relations as bows: those of the article, and those between its neighbors. */
  readonly bows: readonly {
    readonly type: RelationType;
    readonly own: boolean;
    readonly path: string;
  }[];
  /** Neighbors that have no room. */
  readonly left: number;
}

/** As narrow as the margin can be. */
export const width = 224;
export const dotAt = 46;
export const fontSize = 13;
const lineHeight = 16;
const rowGap = 6;
const labelHeight = 22;
/** A drawing in the margin stays small; the rest stands in the list of related articles. */
const most = 8;

interface Named {
  readonly slug: string;
  readonly title: string;
}

/**
 * The relations of an article as a line of dots joined by bows: what to read first above it, the rest below.
 * @param between the relations among others, as the articles write them
 */
export function neighborhoodOf(
  article: Named,
  related: readonly RelatedGroup[],
  between: (slug: string) => readonly { readonly type: RelationType; readonly to: string }[],
): Neighborhood {
  let y = 4;
  let room = most;
  const place = ({ slug, title }: Named, isPlanned: boolean): Neighbor => {
    const words = isPlanned ? `${title} (planned)` : title;
    const lines = linesOf(words, width - dotAt - 12, fontSize, 8);
    const placed = { slug, title, isPlanned, lines, y: y + lineHeight / 2 };
    y += lines.length * lineHeight + rowGap;
    return placed;
  };
  const placeGroup = ({ label, type, articles }: RelatedGroup) => {
    const shown = articles.slice(0, room);
    room -= shown.length;
    if (shown.length === 0) return [];
    const at = y + 11;
    y += labelHeight;
    const neighbors = shown.map((each) => place(each, each.isPlanned));
    y += 4;
    return [{ label, type, y: at, neighbors }];
  };

  const isFirst = ({ type, end }: RelatedGroup): boolean =>
    type === 'prerequisite' && end === 'out';
  const above = related.filter(isFirst).flatMap(placeGroup);
  y += 4;
  const center = place(article, false);
  y += 6;
  const groups = [...above, ...related.filter((group) => !isFirst(group)).flatMap(placeGroup)];

  const all = groups.flatMap(({ neighbors }) => neighbors);
  const bySlug = new Map(all.map((each) => [each.slug, each]));
  const bows = [
    ...all.flatMap(({ slug, y: at }) =>
      between(slug).flatMap(({ type, to }) => {
        const other = bySlug.get(to);
        return other === undefined ? [] : [{ type, own: false, path: bow(at, other.y) }];
      }),
    ),
    ...groups.flatMap(({ type, neighbors }) =>
      neighbors.map((each) => ({ type, own: true, path: bow(center.y, each.y) })),
    ),
  ];
  const total = related.reduce((sum, { articles }) => sum + articles.length, 0);
  return { height: y + 2, center, groups, bows, left: total - all.length };
}

/** To the left of the dots, the further apart the wider. */
function bow(from: number, to: number): string {
  const reach = Math.round(Math.min(dotAt - 6, 14 + Math.abs(from - to) / 5) * 1.3);
  const by = to - from;
  return `M${dotAt} ${from}c-${reach} 0-${reach} ${by} 0 ${by}`;
}
