import { numbers } from './measure/geometry.ts';

/** Two decimals are a twentieth of what a screen can show; no sign on zero, no trailing zeros. */
export function short(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded).replace(/^(-?)0\./, '$1.');
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
 * A path moved by (dx, dy) and rounded. The sketching library behind some of Mermaid's shapes draws each side several
 * times, as curves without a bend: they become one straight line.
 */
export function shortPath(d: string, dx: number, dy: number): string {
  const seen = new Set<string>();
  let path = '';
  for (const part of partsOf(d, dx, dy)) {
    const line = straightLine(part);
    if (line === 'point') continue;
    const text = line?.text ?? part.map(({ letter, args }) => letter + join(args)).join('');
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
    if (command === 'H') return dx;
    if (command === 'V') return dy;
    if (command === 'A') return k < 5 ? 0 : k === 5 ? dx : dy;
    return k % 2 === 0 ? dx : dy;
  }
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
  return { text: `M${from}L${to}`, key: [from, to].toSorted().join('/') };
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
