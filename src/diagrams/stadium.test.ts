import { expect, test } from 'vitest';
import { isStadium } from './stadium.ts';

const box = { left: -60, top: -20, right: 60, bottom: 20 };

function outline(bulge: number): string {
  const points = Array.from({ length: 120 }, (_, index) => {
    const angle = (index / 120) * 2 * Math.PI;
    const side = Math.cos(angle) < 0 ? -40 : 40;
    return `${side + 20 * bulge * Math.cos(angle)} ${20 * Math.sin(angle)}`;
  });
  return `M${points.join('L')}`;
}

test('half circles at both ends make a stadium, drawn with however many points', () => {
  expect(isStadium(outline(1), box)).toBe(true);
});

test('flatter ends do not', () => {
  expect(isStadium(outline(0.7), { ...box, left: -54, right: 54 })).toBe(false);
});

test('a rectangle is none', () => {
  expect(isStadium('M-60 -20L60 -20L60 20L-60 20Z', box)).toBe(false);
});
