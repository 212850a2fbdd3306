import { numbers, union, type Box } from './geometry.ts';

type Point = readonly [x: number, y: number];

interface Arc {
  readonly kind: 'arc';
  readonly from: Point;
  readonly to: Point;
  readonly center: Point;
  /** The half axes as vectors: a point of the arc is center + cos(t)·major + sin(t)·minor. */
  readonly major: Point;
  readonly minor: Point;
  /** Radians. */
  readonly begin: number;
  readonly turn: number;
}

/** A path cut into straight lines, cubic curves and elliptical arcs, absolute. */
export type Segment =
  | { readonly kind: 'line'; readonly from: Point; readonly to: Point }
  | {
      readonly kind: 'curve';
      readonly from: Point;
      readonly c1: Point;
      readonly c2: Point;
      readonly to: Point;
    }
  | Arc;

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
          sweep(n.slice(i, i + 5), point(5));
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
  function sweep(ellipse: readonly number[], to: Point): void {
    const arc = toArc(at, ellipse, to);
    if (arc === undefined) line(to);
    else segments.push(arc);
    at = to;
    control = undefined;
  }
  function quadratic(c: Point, to: Point): void {
    const third = (p: Point): Point => [
      p[0] + (2 / 3) * (c[0] - p[0]),
      p[1] + (2 / 3) * (c[1] - p[1]),
    ];
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
  let length = 0;
  for (const segment of segments) {
    const chords = segment.kind === 'line' ? 1 : 32;
    let last = segment.from;
    for (let i = 1; i <= chords; i += 1) {
      const next: Point = [pointAt(segment, 0, i / chords), pointAt(segment, 1, i / chords)];
      length += Math.hypot(next[0] - last[0], next[1] - last[1]);
      last = next;
    }
  }
  return length;
}

function pointAt(segment: Segment, axis: 0 | 1, t: number): number {
  switch (segment.kind) {
    case 'line':
      return segment.from[axis] + t * (segment.to[axis] - segment.from[axis]);
    case 'curve':
      return cubic(segment, axis, t);
    case 'arc':
      return onArc(segment, axis, segment.begin + t * segment.turn);
  }
}

const onArc = ({ center, major, minor }: Arc, axis: 0 | 1, angle: number): number =>
  center[axis] + Math.cos(angle) * major[axis] + Math.sin(angle) * minor[axis];

type Curve = Extract<Segment, { kind: 'curve' }>;

function cubic({ from, c1, c2, to }: Curve, axis: 0 | 1, t: number): number {
  const u = 1 - t;
  return (
    u * u * u * from[axis] +
    3 * u * u * t * c1[axis] +
    3 * u * t * t * c2[axis] +
    t * t * t * to[axis]
  );
}

function extent(segment: Segment, axis: 0 | 1): readonly [number, number] {
  const values = [segment.from[axis], segment.to[axis]];
  if (segment.kind === 'curve') {
    const [p0, p1, p2, p3] = [
      segment.from[axis],
      segment.c1[axis],
      segment.c2[axis],
      segment.to[axis],
    ];
    const a = -p0 + 3 * p1 - 3 * p2 + p3;
    const b = 2 * (p0 - 2 * p1 + p2);
    const c = p1 - p0;
    const turns =
      Math.abs(a) < 1e-12
        ? [-c / b]
        : [1, -1].map((sign) => (-b + sign * Math.sqrt(b * b - 4 * a * c)) / (2 * a));
    for (const t of turns) if (t > 0 && t < 1) values.push(cubic(segment, axis, t));
  } else if (segment.kind === 'arc') {
    const { begin, turn, major, minor } = segment;
    const top = Math.atan2(minor[axis], major[axis]);
    for (let k = -4; k <= 4; k += 1) {
      const t = (top + k * Math.PI - begin) / turn;
      if (t > 0 && t < 1) values.push(onArc(segment, axis, top + k * Math.PI));
    }
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

/**
 * From two ends to the center, in the steps and the single precision of Skia: where a radius is too small for the
 * chord, rounding shifts the center by thousandths of a px, enough for a force-directed layout to turn out otherwise.
 * No arc where the ends meet or a radius is 0.
 */
function toArc(from: Point, ellipse: readonly number[], to: Point): Arc | undefined {
  const f = Math.fround;
  const [rx0 = 0, ry0 = 0, degrees = 0, large = 0, sweep = 0] = ellipse;
  if (rx0 === 0 || ry0 === 0 || (from[0] === to[0] && from[1] === to[1])) return undefined;
  const [x0, y0, x1, y1] = [f(from[0]), f(from[1]), f(to[0]), f(to[1])];
  const phi = f(f(degrees) * f(Math.PI / 180));
  const [cos, sin] = [f(Math.cos(phi)), f(-Math.sin(phi))];
  const turned = (x: number, y: number): Point => [
    f(f(x * cos) - f(y * sin)),
    f(f(x * sin) + f(y * cos)),
  ];
  const [mx, my] = turned(f(f(x0 - x1) * 0.5), f(f(y0 - y1) * 0.5));
  let [rx, ry] = [f(Math.abs(rx0)), f(Math.abs(ry0))];
  const scale = f(f(f(mx * mx) / f(rx * rx)) + f(f(my * my) / f(ry * ry)));
  if (scale > 1) [rx, ry] = [f(rx * f(Math.sqrt(scale))), f(ry * f(Math.sqrt(scale)))];
  const [sx, sy] = [f(1 / rx), f(1 / ry)];
  const unit = (x: number, y: number): Point => [
    f(f(x * f(sx * cos)) + f(y * f(sx * -sin))),
    f(f(x * f(sy * sin)) + f(y * f(sy * cos))),
  ];
  const [ux0, uy0] = unit(x0, y0);
  const [ux1, uy1] = unit(x1, y1);
  const [dx, dy] = [f(ux1 - ux0), f(uy1 - uy0)];
  const squared = Math.max(0, f(f(1 / f(f(dx * dx) + f(dy * dy))) - 0.25));
  const away = f(Math.sqrt(squared)) * ((sweep === 0) !== (large === 1) ? -1 : 1);
  const [ucx, ucy] = [f(f(ux0 + ux1) * 0.5) - f(dy * away), f(f(uy0 + uy1) * 0.5) + f(dx * away)];
  const begin = Math.atan2(uy0 - ucy, ux0 - ucx);
  let turn = Math.atan2(uy1 - ucy, ux1 - ucx) - begin;
  if (sweep === 1 && turn < 0) turn += 2 * Math.PI;
  if (sweep === 0 && turn > 0) turn -= 2 * Math.PI;
  const back = (x: number, y: number): Point => [
    x * rx * cos + y * ry * sin,
    -x * rx * sin + y * ry * cos,
  ];
  return {
    kind: 'arc',
    from,
    to,
    center: back(ucx, ucy),
    major: back(1, 0),
    minor: back(0, 1),
    begin,
    turn,
  };
}
