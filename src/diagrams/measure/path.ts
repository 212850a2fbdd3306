import { numbers, union, type Box } from './geometry.ts';

type Point = readonly [x: number, y: number];

/** A path cut into straight lines and cubic curves, absolute. */
export type Segment =
  | { readonly kind: 'line'; readonly from: Point; readonly to: Point }
  | { readonly kind: 'curve'; readonly from: Point; readonly c1: Point; readonly c2: Point; readonly to: Point };

/** Reads the `d` attribute; a lone move counts as a line of no length, as browsers count it. */
export function parsePath(d: string): readonly Segment[] {
  const segments: Segment[] = [];
  let at: Point = [0, 0];
  let start: Point = [0, 0];
  let control: Point | undefined;
  let previous = '';

  for (const [, letter = '', list = ''] of d.matchAll(/([a-df-z])([^a-df-z]*)/gi)) {
    const relative = letter !== letter.toUpperCase();
    const command = letter.toUpperCase();
    const n = command === 'A' ? arcNumbers(list) : numbers(list);
    const size = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7 }[command];
    if (size === undefined) {
      if (at[0] !== start[0] || at[1] !== start[1]) line(start);
      at = start;
      previous = command;
      continue;
    }
    for (let i = 0; i + size <= n.length; i += size) {
      const ox = relative ? at[0] : 0;
      const oy = relative ? at[1] : 0;
      const point = (k: number): Point => [ox + (n[i + k] ?? 0), oy + (n[i + k + 1] ?? 0)];
      const mirrored = (of: string): Point =>
        of.includes(previous) && control ? [2 * at[0] - control[0], 2 * at[1] - control[1]] : at;
      switch (command) {
        case 'M':
          if (i === 0) {
            at = point(0);
            start = at;
            segments.push({ kind: 'line', from: at, to: at });
          } else line(point(0));
          break;
        case 'L':
          line(point(0));
          break;
        case 'H':
          line([ox + (n[i] ?? 0), at[1]]);
          break;
        case 'V':
          line([at[0], oy + (n[i] ?? 0)]);
          break;
        case 'C':
          curve(point(0), point(2), point(4));
          break;
        case 'S':
          curve(mirrored('CS'), point(0), point(2));
          break;
        case 'Q':
          quadratic(point(0), point(2));
          break;
        case 'T':
          quadratic(mirrored('QT'), point(0));
          break;
        default:
          for (const [c1, c2, to] of arc(at, n.slice(i, i + 5), point(5))) curve(c1, c2, to);
      }
      previous = command;
    }
  }
  return segments;

  function line(to: Point): void {
    segments.push({ kind: 'line', from: at, to });
    at = to;
    control = undefined;
  }
  function curve(c1: Point, c2: Point, to: Point): void {
    segments.push({ kind: 'curve', from: at, c1, c2, to });
    at = to;
    control = c2;
  }
  function quadratic(c: Point, to: Point): void {
    const third = (p: Point): Point => [p[0] + (2 / 3) * (c[0] - p[0]), p[1] + (2 / 3) * (c[1] - p[1])];
    curve(third(at), third(to), to);
    control = c;
  }
}

/** The exact extent of the outline, without its stroke. */
export function pathBox(segments: readonly Segment[]): Box | undefined {
  let box: Box | undefined;
  for (const segment of segments) {
    const [left, right] = extent(segment, 0);
    const [top, bottom] = extent(segment, 1);
    box = union(box, { left, top, right, bottom });
  }
  return box;
}

/** The length of the outline in px, curves by 32 chords. */
export function pathLength(segments: readonly Segment[]): number {
  const chord = (a: Point, b: Point) => Math.hypot(b[0] - a[0], b[1] - a[1]);
  let length = 0;
  for (const segment of segments) {
    if (segment.kind === 'line') length += chord(segment.from, segment.to);
    else {
      let last = segment.from;
      for (let i = 1; i <= 32; i += 1) {
        const next: Point = [cubic(segment, 0, i / 32), cubic(segment, 1, i / 32)];
        length += chord(last, next);
        last = next;
      }
    }
  }
  return length;
}

type Curve = Extract<Segment, { kind: 'curve' }>;

function cubic({ from, c1, c2, to }: Curve, axis: 0 | 1, t: number): number {
  const u = 1 - t;
  return u * u * u * from[axis] + 3 * u * u * t * c1[axis] + 3 * u * t * t * c2[axis] + t * t * t * to[axis];
}

function extent(segment: Segment, axis: 0 | 1): readonly [number, number] {
  const values = [segment.from[axis], segment.to[axis]];
  if (segment.kind === 'curve') {
    const [p0, p1, p2, p3] = [segment.from[axis], segment.c1[axis], segment.c2[axis], segment.to[axis]];
    const a = -p0 + 3 * p1 - 3 * p2 + p3;
    const b = 2 * (p0 - 2 * p1 + p2);
    const c = p1 - p0;
    const turns =
      Math.abs(a) < 1e-12
        ? [-c / b]
        : [1, -1].map((sign) => (-b + sign * Math.sqrt(b * b - 4 * a * c)) / (2 * a));
    for (const t of turns) if (t > 0 && t < 1) values.push(cubic(segment, axis, t));
  }
  return [Math.min(...values), Math.max(...values)];
}

/** Flags of an arc may be written without a separator: “a1 1 0 012 3”. */
function arcNumbers(list: string): number[] {
  const number = String.raw`\s*,?\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)`;
  const flag = String.raw`\s*,?\s*([01])`;
  const one = new RegExp(number + number + number + flag + flag + number + number, 'gi');
  return [...list.matchAll(one)].flatMap((match) => match.slice(1).map(Number));
}

/** An elliptical arc as cubic curves of at most a quarter turn (SVG 2, appendix B.2.4). */
function arc(from: Point, numbers: readonly number[], to: Point): readonly (readonly [Point, Point, Point])[] {
  const [rx0 = 0, ry0 = 0, degrees = 0, large = 0, sweep = 0] = numbers;
  if (rx0 === 0 || ry0 === 0) return [[from, to, to]];
  if (from[0] === to[0] && from[1] === to[1]) return [];
  const phi = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(phi), Math.sin(phi)];
  const [hx, hy] = [(from[0] - to[0]) / 2, (from[1] - to[1]) / 2];
  const x = cos * hx + sin * hy;
  const y = cos * hy - sin * hx;
  let [rx, ry] = [Math.abs(rx0), Math.abs(ry0)];
  const lambda = (x / rx) ** 2 + (y / ry) ** 2;
  if (lambda > 1) [rx, ry] = [rx * Math.sqrt(lambda), ry * Math.sqrt(lambda)];
  const spread = (rx * y) ** 2 + (ry * x) ** 2;
  const root = Math.sqrt(Math.max(0, ((rx * ry) ** 2 - spread) / spread)) * (large === sweep ? -1 : 1);
  const [cx, cy] = [(root * rx * y) / ry, (-root * ry * x) / rx];
  const begin = Math.atan2((y - cy) / ry, (x - cx) / rx);
  let turn = Math.atan2((-y - cy) / ry, (-x - cx) / rx) - begin;
  if (sweep === 1 && turn < 0) turn += 2 * Math.PI;
  if (sweep === 0 && turn > 0) turn -= 2 * Math.PI;
  const center = [(from[0] + to[0]) / 2 + cos * cx - sin * cy, (from[1] + to[1]) / 2 + sin * cx + cos * cy] as const;
  const place = (px: number, py: number): Point => [
    center[0] + cos * rx * px - sin * ry * py,
    center[1] + sin * rx * px + cos * ry * py,
  ];
  const count = Math.max(1, Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9));
  const step = turn / count;
  const k = (4 / 3) * Math.tan(step / 4);
  return Array.from({ length: count }, (_, i) => {
    const [a, b] = [begin + i * step, begin + (i + 1) * step];
    return [
      place(Math.cos(a) - k * Math.sin(a), Math.sin(a) + k * Math.cos(a)),
      place(Math.cos(b) + k * Math.sin(b), Math.sin(b) - k * Math.cos(b)),
      i === count - 1 ? to : place(Math.cos(b), Math.sin(b)),
    ] as const;
  });
}
