import type { RelatedGroup } from '#wiki/relations.ts';
import { accent, ink, paper, type Bitmap } from './bitmap.ts';
import { disc, flatten, stroke } from './outline.ts';

/** The relations of an article as a card draws them: dots in a column, joined by bows. */
export interface Relations {
  /** How many dots there are: the article and its neighbors. */
  readonly dots: number;
  /** The article among them; what is read before it stands above. */
  readonly own: number;
  /** Dots of articles that are not written yet. */
  readonly planned: readonly number[];
  /** Relations among the neighbors. */
  readonly others: readonly (readonly [from: number, to: number])[];
}

/** More would be a mesh. */
const most = 14;

/** @param between the articles that an article names as related */
export function relationsOf(
  related: readonly RelatedGroup[],
  between: (slug: string) => readonly { readonly to: string }[],
): Relations {
  const isBefore = ({ type, end }: RelatedGroup): boolean =>
    type === 'prerequisite' && end === 'out';
  const slugsOf = (groups: readonly RelatedGroup[]) => groups.flatMap(({ articles }) => articles);
  const before = slugsOf(related.filter(isBefore)).slice(0, most / 2);
  const after = slugsOf(related.filter((group) => !isBefore(group))).slice(0, most - before.length);
  const places = new Map([
    ...before.map(({ slug }, at) => [slug, at] as const),
    ...after.map(({ slug }, at) => [slug, before.length + 1 + at] as const),
  ]);
  const others = [...places].flatMap(([slug, from]) =>
    between(slug).flatMap(({ to }) => {
      const at = places.get(to);
      return at === undefined ? [] : [[from, at] as const];
    }),
  );
  const planned = [...before, ...after]
    .filter(({ isPlanned }) => isPlanned)
    .flatMap(({ slug }) => places.get(slug) ?? []);
  return { dots: places.size + 1, own: before.length, planned, others };
}

/** Draws them into a box whose right edge the dots stand on. */
export function drawRelations(
  bitmap: Bitmap,
  { dots, own, planned, others }: Relations,
  box: { readonly right: number; readonly top: number; readonly height: number },
): void {
  const gap = Math.min(48, box.height / Math.max(1, dots - 1));
  const top = box.top + (box.height - gap * (dots - 1)) / 2;
  const x = box.right;
  const place = (dot: number) => [x, top + dot * gap] as const;
  const bows = (pairs: readonly (readonly [number, number])[], width: number) =>
    pairs.flatMap(([a, b]) => {
      const [from, to] = [place(a), place(b)];
      const reach = x - 24 - Math.abs(from[1] - to[1]) * 0.62;
      const points: number[] = [...from];
      flatten(points, from, [reach, from[1]], [reach, to[1]], to);
      return stroke(points, width);
    });
  const neighbors = Array.from({ length: dots }, (_, dot) => dot).filter((dot) => dot !== own);
  bitmap.fill(bows(others, 1.5), ink, 0.3);
  bitmap.fill(
    bows(
      neighbors.map((dot) => [own, dot] as const),
      2,
    ),
    ink,
    0.75,
  );
  for (const dot of neighbors) {
    bitmap.fill(disc(place(dot), 9), paper);
    bitmap.fill(disc(place(dot), 6.5), ink);
    if (planned.includes(dot)) bitmap.fill(disc(place(dot), 4.5), paper);
  }
  bitmap.fill(disc(place(own), 14), paper);
  bitmap.fill(disc(place(own), 11), accent);
}
