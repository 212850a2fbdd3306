import { numbers } from './measure/geometry.ts';

/** Two decimals are a twentieth of what a screen can show; no sign on zero, no trailing zeros. */
export function short(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded).replace(/^(-?)0\./, '$1.');
}

const sizes: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };

/** A path moved by (dx, dy) and rounded; strokes drawn twice by the sketching library are drawn once. */
export function shortPath(d: string, dx: number, dy: number): string {
  const seen = new Set<string>();
  let path = '';
  let part = '';
  for (const [, letter = '', list = ''] of d.matchAll(/([a-df-z])([^a-df-z]*)/gi)) {
    const command = letter.toUpperCase();
    const isRelative = letter !== command && !(part === '' && command === 'M');
    const size = sizes[command] ?? 0;
    const n = numbers(list);
    if (command === 'M' && part !== '' && !isRelative) flush();
    if (size === 0) {
      part += 'Z';
      continue;
    }
    for (let i = 0; i + size <= n.length; i += size) {
      const args = n.slice(i, i + size).map((value, k) => (isRelative ? value : value + shift(command, k)));
      part += (isRelative ? letter : command) + join(args);
    }
  }
  flush();
  return path;

  function shift(command: string, k: number): number {
    if (command === 'H') return dx;
    if (command === 'V') return dy;
    if (command === 'A') return k < 5 ? 0 : k === 5 ? dx : dy;
    return k % 2 === 0 ? dx : dy;
  }
  function flush(): void {
    if (!seen.has(part)) path += part;
    seen.add(part);
    part = '';
  }
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
