import { numbers } from './measure/geometry.ts';

/** One decimal is a quarter of what a sharp screen can show; no sign on zero, no trailing zeros. */
export function short(value: number): string {
  return String(tenths(value)).replace(/^(-?)0\./, '$1.');
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}

const sizes: Readonly<Record<string, number>> = {
  M: 2,
  L: 2,
  H: 1,
  V: 1,
  C: 6,
  S: 4,
  Q: 4,
  T: 2,
  A: 7,
  Z: 0,
};

interface Step {
  readonly letter: string;
  readonly args: readonly number[];
}

/**
 * A path moved by (dx, dy) and rounded, each part in steps from its own beginning: steps are shorter than places, and
 * more often alike. The sketching library behind some of Mermaid's shapes draws each side several
 * times, as curves without a bend: they become one straight line.
 */
export function shortPath(d: string, dx: number, dy: number): string {
  const seen = new Set<string>();
  let path = '';
  for (const part of partsOf(d, dx, dy)) {
    const line = straightLine(part);
    if (line === 'point') continue;
    const text = line?.text ?? inSteps(part);
    const key = line?.key ?? text;
    if (!seen.has(key)) path += text;
    seen.add(key);
  }
  return path;
}

/** Subpaths, each from its move on. */
function partsOf(d: string, dx: number, dy: number): readonly Step[][] {
  const parts: Step[][] = [];
  for (const [, letter = '', list = ''] of d.matchAll(/([a-df-z])([^a-df-z]*)/gi)) {
    const command = letter.toUpperCase();
    const isRelative = letter !== command && parts.length > 0;
    const size = sizes[command] ?? 0;
    const n = numbers(list);
    if (command === 'M' && !isRelative) parts.push([]);
    const part = parts.at(-1);
    if (part === undefined) return [];
    if (size === 0) part.push({ letter: 'Z', args: [] });
    const count = size === 0 ? 0 : Math.floor(n.length / size);
    for (let i = 0; i < count; i += 1) {
      const args = n.slice(i * size, (i + 1) * size);
      part.push({
        letter: isRelative ? letter : command,
        args: isRelative ? args : args.map((value, k) => value + shift(command, k)),
      });
    }
  }
  return parts;

  function shift(command: string, k: number): number {
    const axis = axisOf(command, k);
    return axis === undefined ? 0 : axis === 0 ? dx : dy;
  }
}

/** What is rounded off at one step is made good at the next. */
function inSteps(part: readonly Step[]): string {
  let text = '';
  let exact: Point = [0, 0];
  let at: Point = [0, 0];
  let start: Point = [0, 0];
  for (const { letter, args } of part) {
    const command = letter.toUpperCase();
    const place = (k: number): number => {
      const axis = axisOf(command, k);
      return axis === undefined ? args[k]! : args[k]! + (letter === command ? 0 : exact[axis]);
    };
    const places = args.map((_, k) => place(k));
    const steps = places.map((value, k) => {
      const axis = axisOf(command, k);
      return axis === undefined || command === 'M' ? tenths(value) : tenths(value - at[axis]);
    });
    text += (command === 'M' ? 'M' : command.toLowerCase()) + join(steps);
    if (command === 'Z') exact = at = start;
    const base = at;
    for (const axis of [0, 1] as const) {
      const k = places.findLastIndex((_, index) => axisOf(command, index) === axis);
      if (k < 0) continue;
      const to = command === 'M' ? steps[k]! : tenths(base[axis] + steps[k]!);
      exact = axis === 0 ? [places[k]!, exact[1]] : [exact[0], places[k]!];
      at = axis === 0 ? [to, at[1]] : [at[0], to];
    }
    if (command === 'M') start = at;
  }
  return text;
}

type Point = readonly [x: number, y: number];

/** Whether the number in this place is an x (0), a y (1), or no coordinate. */
function axisOf(command: string, k: number): 0 | 1 | undefined {
  if (command === 'H') return 0;
  if (command === 'V') return 1;
  if (command === 'A') return k === 5 ? 0 : k === 6 ? 1 : undefined;
  return k % 2 === 0 ? 0 : 1;
}

function straightLine(
  part: readonly Step[],
): { readonly text: string; readonly key: string } | 'point' | undefined {
  const [move, curve] = part;
  if (part.length !== 2 || move?.letter !== 'M' || curve?.letter !== 'C') return undefined;
  const [x0 = 0, y0 = 0] = move.args;
  const [ax = 0, ay = 0, bx = 0, by = 0, x1 = 0, y1 = 0] = curve.args;
  const span = Math.hypot(x1 - x0, y1 - y0);
  const off = (x: number, y: number) => Math.abs((x - x0) * (y1 - y0) - (y - y0) * (x1 - x0));
  if (span < 0.005)
    return Math.hypot(ax - x0, ay - y0) + Math.hypot(bx - x0, by - y0) < 0.01 ? 'point' : undefined;
  if (off(ax, ay) > 0.005 * span || off(bx, by) > 0.005 * span) return undefined;
  const [from, to] = [join([x0, y0]), join([x1, y1])];
  const step = join([tenths(x1) - tenths(x0), tenths(y1) - tenths(y0)]);
  return { text: `M${from}l${step}`, key: [from, to].toSorted().join('/') };
}

/** Numbers side by side: a separator only where the next one would run into the last. */
export function join(list: readonly number[]): string {
  let text = '';
  for (const value of list) {
    const next = short(value);
    text += text === '' || next.startsWith('-') ? next : ` ${next}`;
  }
  return text;
}
