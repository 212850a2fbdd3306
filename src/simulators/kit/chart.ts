import { place, ticks, written } from './scale.ts';
import type { Chart, Series } from './simulator.ts';
import { escape } from './words.ts';

const width = 400;
const height = 270;
const left = 52;
const right = 388;
const top = 34;
const bottom = 222;
/** With more points than this, measurements are a line. */
const mostMarks = 60;
const lineHeight = 16;

interface Label {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Theory as lines, measurement as marks, earlier runs as hollow marks; the inside of an `<svg viewBox="0 0 400 270">`. */
export function drawChart(chart: Chart, earlier: readonly Series[] = []): string {
  const x = place(chart.x, left, right);
  const y = place(chart.y, bottom, top);
  const at = ([a, b]: readonly [number, number]): string => `${x(a).toFixed(1)} ${y(b).toFixed(1)}`;
  const line = ({ points }: Series, classes: string): string =>
    points.length < 2 ? '' : `<path class="${classes}" d="M${points.map(at).join('L')}"/>`;
  const marks = ({ points }: Series, index: number, classes: string): string =>
    `<path class="${classes}" d="${points.map(([a, b]) => mark(index, x(a), y(b))).join('')}"/>`;
  const ends = (series: readonly Series[]): readonly Label[] =>
    series.flatMap(({ label, points }) => {
      const last = points.at(-1);
      return last === undefined ? [] : [{ x: x(last[0]), y: y(last[1]) - 7, text: label }];
    });

  const rows = ticks(chart.y);
  const columns = ticks(chart.x);
  const grid =
    rows.map((value) => `M${left} ${y(value).toFixed(1)}H${right}`).join('') +
    columns.map((value) => `M${x(value).toFixed(1)} ${bottom}v5`).join('');

  return [
    `<path class="line" d="${grid}"/>`,
    ...rows.map(
      (value) =>
        `<text class="end soft small" x="${left - 6}" y="${(y(value) + 4.5).toFixed(1)}">${escape(written(chart.y, value))}</text>`,
    ),
    ...columns.map(
      (value) =>
        // Half of a number in the middle of its tick would be cut off at the edge.
        `<text class="${x(value) > right - 16 ? 'end' : 'middle'} soft small" x="${x(value).toFixed(1)}" y="${bottom + 19}">${escape(written(chart.x, value))}</text>`,
    ),
    `<path class="stroke" d="M${left} ${bottom}H${right}"/>`,
    `<text class="soft small" x="4" y="14">${escape(chart.y.label)}</text>`,
    `<text class="soft small end" x="${right}" y="${height - 8}">${escape(chart.x.label)}</text>`,
    ...chart.theory.map((series, index) => line(series, `theory theory-${index + 1}`)),
    ...earlier.map((series, index) => marks(series, index, `hollow stroke-${index + 1}`)),
    ...chart.measured.map((series, index) =>
      series.points.length > mostMarks
        ? line(series, `stroke-${index + 1} dash`)
        : marks(series, index, `mark fill-${index + 1}`),
    ),
    ...apart([...ends(chart.theory), ...ends(chart.measured)]).map(
      (label) =>
        `<text class="small halo ${label.x > 240 ? 'end' : ''}" x="${label.x.toFixed(1)}" y="${label.y.toFixed(1)}">${escape(label.text)}</text>`,
    ),
  ].join('');
}

/** Circle, square, triangle, diamond: told apart without color. */
function mark(index: number, x: number, y: number): string {
  const [cx, cy] = [x.toFixed(1), y.toFixed(1)];
  return (
    [
      `M${cx} ${cy}m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0`,
      `M${cx} ${cy}m-4 -4h8v8h-8z`,
      `M${cx} ${cy}m0 -5l5 9h-10z`,
      `M${cx} ${cy}m0 -5.5l5.5 5.5l-5.5 5.5l-5.5 -5.5z`,
    ][index % 4] ?? ''
  );
}

/** Moves labels apart, so that none covers another: upward, and downward from where it was when the top is reached. */
function apart(labels: readonly Label[]): readonly Label[] {
  const placed: Label[] = [];
  for (const label of labels.toSorted((a, b) => b.y - a.y)) {
    const from = Math.min(label.y, bottom - 6);
    const isTaken = (y: number) =>
      placed.some(
        (other) => Math.abs(other.x - label.x) < 170 && Math.abs(other.y - y) < lineHeight,
      );
    let y = from;
    while (isTaken(y) && y > top) y -= 4;
    if (isTaken(y)) for (y = from; isTaken(y) && y < bottom;) y += 4;
    placed.push({ ...label, y });
  }
  return placed;
}

export const chartSize = { width, height } as const;
