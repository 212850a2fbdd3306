import type { Axis } from './simulator.ts';
import { short } from './words.ts';

/** Maps the values of an axis to units of a drawing. */
export function place(
  { min, max, isLog }: Axis,
  from: number,
  to: number,
): (value: number) => number {
  const by = isLog === true ? Math.log10 : (value: number) => value;
  const [low, high] = [by(min), by(max)];
  return (value) => {
    const share = (by(Math.min(Math.max(value, min), max)) - low) / (high - low || 1);
    return from + share * (to - from);
  };
}

/** Round values to mark on an axis, about `wanted` of them. */
export function ticks({ min, max, isLog }: Axis, wanted = 5): readonly number[] {
  if (isLog === true) {
    const from = Math.ceil(Math.log10(min) - 1e-9);
    const to = Math.floor(Math.log10(max) + 1e-9);
    return Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index));
  }
  const rough = (max - min || 1) / wanted;
  const decade = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((each) => each * decade >= rough) ?? 10) * decade;
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

export function written({ format }: Axis, value: number): string {
  return (format ?? short)(value);
}
