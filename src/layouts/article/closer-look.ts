/** A diagram in a dialog: zoom and move by mouse, touch and keys; copy its source, download it as SVG. */
import { View } from './view.ts';

const dialog = document.createElement('dialog');
dialog.className = 'closer-look';
const sheet = document.createElement('div');
sheet.className = 'closer-sheet';
sheet.tabIndex = 0;
sheet.setAttribute('role', 'application');
sheet.setAttribute('aria-roledescription', 'diagram; plus and minus zoom, arrows move, 0 fits');
const status = document.createElement('output');
const bar = document.createElement('p');
dialog.append(sheet, bar);
document.body.append(dialog);

const view = new View(sheet);
let shown:
  | { readonly figure: HTMLElement; readonly svg: SVGSVGElement; readonly place: Comment }
  | undefined;

for (const [label, act] of [
  ['−', () => view.zoom(1 / 1.25)],
  ['+', () => view.zoom(1.25)],
  ['Fit', () => view.fit()],
  ['Copy source', copySource],
  ['Download SVG', download],
  ['Close', () => dialog.close()],
] as const) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  if (label === '−' || label === '+')
    button.setAttribute('aria-label', label === '+' ? 'Zoom in' : 'Zoom out');
  button.addEventListener('click', () => void act());
  bar.append(button);
}
bar.append(status);

dialog.addEventListener('close', putBack);
dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());

/** Opens a figure. Its drawing moves here and back, so that no id stands twice in the page. */
export function look(figure: HTMLElement): void {
  const svg = figure.querySelector('svg');
  if (svg === null) return;
  const place = document.createComment('drawing');
  const { width, height } = svg.getBoundingClientRect();
  const stay = svg.parentElement;
  if (stay !== null) {
    stay.style.minWidth = `${width}px`;
    stay.style.minHeight = `${height}px`;
  }
  svg.replaceWith(place);
  sheet.append(svg);
  sheet.setAttribute('aria-label', svg.querySelector('title')?.textContent ?? 'Diagram');
  status.textContent = '';
  shown = { figure, svg, place };
  dialog.showModal();
  sheet.focus();
  view.open(svg);
}

function putBack(): void {
  if (shown === undefined) return;
  view.close();
  const { svg, place } = shown;
  place.replaceWith(svg);
  svg.parentElement?.removeAttribute('style');
  shown = undefined;
}

async function copySource(): Promise<void> {
  if (shown === undefined) return;
  try {
    const response = await fetch(`${location.pathname.replace(/\/$/, '')}.md`);
    if (!response.ok) throw new Error(String(response.status));
    const sources = [...(await response.text()).matchAll(/^```mermaid\n([\s\S]*?)^```/gm)];
    const source = sources[Number(shown.figure.id.replace('figure-', '')) - 1]?.[1];
    if (source === undefined) throw new Error(`No source of ${shown.figure.id}.`);
    await navigator.clipboard.writeText(source);
    status.textContent = 'Copied';
  } catch {
    status.textContent = 'The source could not be copied; try again.';
  }
}

/** The drawing as a file of its own, with the colors that are on the screen. */
function download(): void {
  if (shown === undefined) return;
  const copy = shown.svg.cloneNode(true) as SVGSVGElement;
  const originals = [shown.svg, ...shown.svg.querySelectorAll<SVGElement>('*')];
  [copy, ...copy.querySelectorAll<SVGElement>('*')].forEach((element, index) => {
    const style = getComputedStyle(originals[index] ?? shown!.svg);
    for (const property of kept) element.setAttribute(property, style.getPropertyValue(property));
    for (const attribute of ['class', 'style']) element.removeAttribute(attribute);
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([copy.outerHTML], { type: 'image/svg+xml' }));
  link.download = `${location.pathname.split('/').findLast(Boolean)}-${shown.figure.id}.svg`;
  link.click();
  URL.revokeObjectURL(link.href);
}

const kept = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'text-anchor',
  'dominant-baseline',
];
