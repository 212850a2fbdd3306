/** Closed polygons that are filled together: x and y in turn, in px, y downwards. */
export type Outline = readonly (readonly number[])[];

export type Point = readonly [x: number, y: number];

/** Points of a cubic curve, without its first, appended to a list. How far they may cut a corner is in its own unit. */
export function flatten(
  into: number[],
  from: Point,
  c1: Point,
  c2: Point,
  to: Point,
  tolerance = 0.2,
): void {
  const bend = Math.max(
    Math.hypot(from[0] - 2 * c1[0] + c2[0], from[1] - 2 * c1[1] + c2[1]),
    Math.hypot(c1[0] - 2 * c2[0] + to[0], c1[1] - 2 * c2[1] + to[1]),
  );
  // Wang's bound: a cubic cut into n chords is off by at most 6/8 of its bend, over n².
  const pieces = Math.max(1, Math.ceil(Math.sqrt((0.75 * bend) / tolerance)));
  for (let step = 1; step <= pieces; step += 1) {
    const t = step / pieces;
    const s = 1 - t;
    const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
    into.push(
      a * from[0] + b * c1[0] + c * c2[0] + d * to[0],
      a * from[1] + b * c1[1] + c * c2[1] + d * to[1],
    );
  }
}

/** A smooth line as a polygon of its width; all such polygons turn the same way, so that crossings stay filled. */
export function stroke(points: readonly number[], width: number): Outline {
  const half = width / 2;
  const there: number[] = [];
  const back: number[] = [];
  for (let i = 0; i < points.length; i += 2) {
    const [before, after] = [Math.max(0, i - 2), Math.min(points.length - 2, i + 2)];
    const dx = points[after]! - points[before]!;
    const dy = points[after + 1]! - points[before + 1]!;
    const scale = half / (Math.hypot(dx, dy) || 1);
    const [x, y] = [points[i]!, points[i + 1]!];
    there.push(x - dy * scale, y + dx * scale);
    back.unshift(x + dy * scale, y - dx * scale);
  }
  return [[...there, ...back]];
}

/** A straight line that is half its width longer at both ends, so that corners are closed. */
export function bar([x0, y0]: Point, [x1, y1]: Point, width: number): Outline {
  const scale = width / 2 / (Math.hypot(x1 - x0, y1 - y0) || 1);
  const [dx, dy] = [(x1 - x0) * scale, (y1 - y0) * scale];
  return stroke([x0 - dx, y0 - dy, x1 + dx, y1 + dy], width);
}

export function rectangle(x: number, y: number, width: number, height: number): Outline {
  return [[x, y, x, y + height, x + width, y + height, x + width, y]];
}

const circle = Array.from({ length: 48 }, (_, side) => (-Math.PI * side) / 24).flatMap((angle) => [
  Math.cos(angle),
  Math.sin(angle),
]);

export function disc([x, y]: Point, radius: number): Outline {
  return [circle.map((value, i) => (i % 2 === 0 ? x : y) + radius * value)];
}

export function diamond([x, y]: Point, radius: number): Outline {
  return [[x - radius, y, x, y + radius, x + radius, y, x, y - radius]];
}
