import { written } from './scale.ts';
import type { Chart, Table } from './simulator.ts';
import { escape } from './words.ts';

export function chartTable(chart: Chart): Table {
  return {
    caption: chart.title,
    head: ['Series', chart.x.label, chart.y.label],
    rows: chartRows(chart),
  };
}

export function tableHtml({ caption, head, rows }: Table): string {
  const cell = (value: string | number, index: number): string =>
    index === 0 ? `<th scope="row">${escape(value)}</th>` : `<td>${escape(value)}</td>`;
  return (
    `<div class="table" tabindex="0" role="region" aria-label="${escape(caption)}"><table><caption>${escape(caption)}</caption>` +
    `<thead><tr>${head.map((each) => `<th scope="col">${escape(each)}</th>`).join(' ')}</tr></thead>\n` +
    `<tbody>${rows.map((row) => `<tr>${row.map(cell).join(' ')}</tr>`).join('\n')}</tbody></table></div>`
  );
}

/** All that is drawn, as rows: for the table beside the chart and for the file. */
function chartRows(chart: Chart): readonly (readonly [string, string, string])[] {
  return [...chart.theory, ...chart.measured].flatMap(({ label, points }) =>
    thinned(points).map(([x, y]) => [label, written(chart.x, x), written(chart.y, y)] as const),
  );
}

/** A hundred points tell a reader of numbers what a thousand would. */
function thinned<T>(points: readonly T[]): readonly T[] {
  const every = Math.ceil(points.length / 100);
  return points.filter((_, index) => index % every === 0 || index === points.length - 1);
}
