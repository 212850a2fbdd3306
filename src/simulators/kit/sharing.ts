import type { AnySim } from './frame.ts';
import { linkTo } from './link.ts';
import type { Chart } from './simulator.ts';

export { openLink } from './link.ts';

/** The address of exactly this state, in the lab. */
export function addressOf(sim: AnySim, lab: string): string {
  const { params, seed, inputs, steps, now } = sim;
  const address = new URL(lab, location.href);
  address.hash = linkTo(sim.model, { run: { params, seed, inputs }, steps, time: now });
  return address.href;
}

/** @returns what to tell the reader */
export async function copyLink(sim: AnySim, lab: string): Promise<string> {
  const address = addressOf(sim, lab);
  return navigator.clipboard.writeText(address).then(
    () => 'The link to this very state is copied.',
    () => `Copy it by hand: ${address}`,
  );
}

/** What is printed below the picture: all that is needed to see it again. */
export function printed(sim: AnySim, lab: string): string {
  const params = Object.entries(sim.model.params).map(
    ([name, { label }]) => `${label}: ${String(sim.params[name])}`,
  );
  return `${params.join('; ')}. Seed ${sim.seed}. ${addressOf(sim, lab)}`;
}

/** Lets the reader keep the chart as a file. */
export function save(name: string, kind: 'csv' | 'svg', chart: Chart, drawing: SVGElement): void {
  const content = kind === 'csv' ? chartFile(chart) : drawingFile(drawing);
  const link = document.createElement('a');
  link.download = `${name}.${kind}`;
  link.href = URL.createObjectURL(
    new Blob([content], { type: kind === 'csv' ? 'text/csv' : 'image/svg+xml' }),
  );
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const looks = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'text-anchor', 'opacity'];
const letters = ['font-family', 'font-size', 'font-weight', 'paint-order'];

/** The drawing with its looks written into it, as it has no stylesheet where it goes. */
function drawingFile(drawing: SVGElement): string {
  const copy = drawing.cloneNode(true) as SVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  for (const [index, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const style = getComputedStyle(originals[index] ?? drawing);
    const names = element.localName === 'text' ? [...looks, ...letters] : looks;
    for (const name of names) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute('class');
  }
  return copy.outerHTML;
}

/** The chart as comma-separated values, in full precision. */
function chartFile(chart: Chart): string {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = [...chart.theory, ...chart.measured].flatMap(({ label, points }) =>
    points.map(([x, y]) => `${quoted(label)},${x},${y}`),
  );
  return `series,${quoted(chart.x.label)},${quoted(chart.y.label)}\n${rows.join('\n')}\n`;
}
