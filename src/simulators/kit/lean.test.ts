import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lean, leanPath } from './lean.ts';

type Point = readonly [x: number, y: number];

/** The corners of a path in steps. */
function cornersOf(d: string): readonly Point[] {
  const corners: Point[] = [];
  let [x, y]: Point = [0, 0];
  for (const [, letter, list = ''] of d.matchAll(/([mlhv])([^a-z]*)/g)) {
    const [a = 0, b = 0] = (list.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    x += letter === 'v' ? 0 : a;
    y += letter === 'v' ? a : letter === 'h' ? 0 : b;
    corners.push([x, y]);
  }
  return corners;
}

function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = length === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay));
}

test('a line in fewer points passes every point that it had, within three tenths of a unit', () => {
  const coordinate = fc.integer({ min: 0, max: 4000 }).map((tenths) => tenths / 10);
  const line = fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 60 });
  fc.assert(
    fc.property(line, (points) => {
      const d = `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;
      const corners = cornersOf(leanPath(d));
      for (const point of points) {
        const off = corners.slice(1).map((to, index) => distance(point, corners[index]!, to));
        expect(Math.min(...off, distance(point, corners[0]!, corners[0]!))).toBeLessThan(0.3);
      }
    }),
  );
});

test('a straight line is two points, and what is repeated is alike', () => {
  expect(leanPath('M52.0 222.0L60.4 222.0L68.8 222.0L77.2 221.9')).toBe('m52 222l25.2-.1');
  expect(leanPath('M1 1h4v4h-4zM9 1h4v4h-4z')).toBe('m1 1h4v4h-4zm8 0h4v4h-4z');
  expect(leanPath('M10 10m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0')).toBe(
    'm10 10m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0',
  );
});

test('a path that it cannot follow stays as it is', () => {
  for (const d of ['M0 0C1 2 3 4 5 6', 'M0 0 1 1', '']) expect(leanPath(d)).toBe(d);
});

test('of markup, numbers and classes lose what says nothing, and what is not seen goes', () => {
  expect(lean('<rect class="fill-1 " x="4.0" y="2.5" width="0.0" height="3.0"/>')).toBe('');
  expect(lean('<path class="line" d="M344 46"/><path d=""/>')).toBe('');
  expect(lean('<text class="" x="4.0" y="-2.0">4.0</text>')).toBe('<text x="4" y="-2">4.0</text>');
});
