/** A rectangle by its edges, in px of some coordinate system. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

export function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

export function union(first: Box | undefined, second: Box | undefined): Box | undefined {
  if (first === undefined) return second;
  if (second === undefined) return first;
  return {
    left: Math.min(first.left, second.left),
    top: Math.min(first.top, second.top),
    right: Math.max(first.right, second.right),
    bottom: Math.max(first.bottom, second.bottom),
  };
}

/** The upright box around a transformed box. */
export function transformBox(box: Box, m: Matrix): Box {
  if (m === identity) return box;
  const corners = [
    [box.left, box.top],
    [box.right, box.top],
    [box.left, box.bottom],
    [box.right, box.bottom],
  ].map(([x = 0, y = 0]) => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]] as const);
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  };
}

/** Reads a `transform` attribute. */
export function parseTransform(source: string | null): Matrix {
  if (source === null || source === '') return identity;
  let matrix = identity;
  for (const [, name, list] of source.matchAll(/(\w+)\s*\(([^)]*)\)/g)) {
    const n = numbers(list ?? '');
    matrix = multiply(matrix, single(name ?? '', n));
  }
  return matrix;
}

export const numbers = (list: string): number[] =>
  [...list.matchAll(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi)].map(([digits]) => Number(digits));

function single(name: string, n: readonly number[]): Matrix {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = n;
  switch (name) {
    case 'translate':
      return [1, 0, 0, 1, a, b];
    case 'scale':
      return [a, 0, 0, n.length > 1 ? b : a, 0, 0];
    case 'rotate': {
      const angle = (a * Math.PI) / 180;
      const turn: Matrix = [
        Math.cos(angle),
        Math.sin(angle),
        -Math.sin(angle),
        Math.cos(angle),
        0,
        0,
      ];
      return multiply(multiply([1, 0, 0, 1, b, c], turn), [1, 0, 0, 1, -b, -c]);
    }
    case 'matrix':
      return [a, b, c, d, e, f];
    default:
      return identity;
  }
}
