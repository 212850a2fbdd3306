import { parsePath } from '#diagrams/measure/path.ts';
import { bar, flatten, stroke, type Outline, type Point } from './outline.ts';

/**
 * The line glyph of a chapter, path data in a 24 × 24 box.
 * @param size of the box, in px
 */
export function glyphOutline(
  path: string,
  x: number,
  y: number,
  size: number,
  width: number,
): Outline {
  const scale = size / 24;
  const place = ([px, py]: Point): Point => [x + px * scale, y + py * scale];
  return parsePath(path).flatMap((segment): Outline => {
    if (segment.kind === 'line') {
      const { from, to } = segment;
      const isMove = from[0] === to[0] && from[1] === to[1];
      return isMove ? [] : bar(place(from), place(to), width);
    }
    const points: number[] = [...place(segment.from)];
    if (segment.kind === 'curve') {
      const { c1, c2, to } = segment;
      flatten(points, place(segment.from), place(c1), place(c2), place(to));
    } else {
      const pieces = Math.max(2, Math.ceil(Math.abs(segment.turn) / 0.15));
      for (let step = 1; step <= pieces; step += 1) {
        const angle = segment.begin + (segment.turn * step) / pieces;
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
        const { center, major, minor } = segment;
        points.push(
          ...place([
            center[0] + cos * major[0] + sin * minor[0],
            center[1] + cos * major[1] + sin * minor[1],
          ]),
        );
      }
    }
    return stroke(points, width);
  });
}
