import { chartSize, drawChart } from './chart.ts';
import type { Target } from './model.ts';
import type { Params } from './params.ts';
import type { AnyScenario } from './scenario.ts';
import type { Sim } from './sim.ts';
import type { AnySimulator, Chart, Drawing, Series } from './simulator.ts';
import { count, escape, seconds } from './words.ts';

export type AnySim = Sim<Params, unknown, unknown>;

/** What the frame is drawn from; a scenario that is `undefined` is the sandbox. */
export interface Scene {
  readonly simulator: AnySimulator;
  readonly scenario: AnyScenario | undefined;
  readonly params: Params;
  readonly seed: number;
  /** In the lab a reader chooses scenarios and turns parameters; in an article there is one scenario. */
  readonly isLab: boolean;
}

export function pictureHtml({ width, height, title, body }: Drawing): string {
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${escape(title)}"${width > 440 ? ' class="broad"' : ''}>${body}</svg>`;
}

export function chartHtml(chart: Chart, earlier: readonly Series[]): string {
  const { width, height } = chartSize;
  return (
    `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escape(chart.title)}">${drawChart(chart, earlier)}</svg>` +
    `<p class="sim-difference"><b>${escape(chart.title)}.</b> ${escape(chart.difference)}${earlier.some(({ points }) => points.length > 0) ? ' Hollow marks: earlier runs.' : ''}</p>`
  );
}

export function targetsHtml(targets: readonly Target[]): string {
  return targets
    .map(({ value, label }) => `<option value="${value}">${escape(label)}</option>`)
    .join('');
}

/** The invariants with their ticks, and what somebody needs to see the same again. */
export function checksHtml(sim: AnySim, isSettled: boolean): string {
  const { model, violation, steps, seed } = sim;
  const items = model.invariants.map(({ title }, index) => {
    if (violation?.invariant !== index) return `<li>✓ ${escape(title)}</li>`;
    return `<li class="sim-wrong">✗ ${escape(title)}: ${escape(violation.words)}, at ${seconds(violation.time)}</li>`;
  });
  const all =
    items.length === 1 ? 'the one invariant holds' : `all ${items.length} invariants hold`;
  return (
    `<summary>Checks: ${violation === undefined ? all : 'an invariant is broken'}</summary><ul>${items.join('\n')}</ul>` +
    `<p>Checked after each of ${count(steps, 'event')}. Seed ${seed}, model version ${model.version}` +
    `${isSettled ? `, fingerprint of this state <code data-part="fingerprint">${sim.fingerprint()}</code>` : ''}.</p>`
  );
}
