import { numbers, type Box } from './measure/geometry.ts';

/** How far a point of the sketched outline may lie beside the true one, px. */
const tolerance = 1;
/** Shapes with fewer coordinates are what they are: a rectangle's four corners are cheap. */
const least = 100;

/** Whether a path runs round a box with half circles at both ends, or round a circle. Mermaid draws it with hundreds of points. */
export function isStadium(d: string, { left, top, right, bottom }: Box): boolean {
  const n = numbers(d);
  const radius = (bottom - top) / 2;
  if (n.length < least || right - left < bottom - top) return false;
  return n.every((x, index) => {
    if (index % 2 === 1) return true;
    const y = n[index + 1] ?? Number.NaN;
    const nearest = Math.min(Math.max(x, left + radius), right - radius);
    return Math.abs(Math.hypot(x - nearest, y - top - radius) - radius) <= tolerance;
  });
}
