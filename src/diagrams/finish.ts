import type { Measurer } from './measure/box.ts';
import { computed } from './measure/cascade.ts';
import { identity, multiply, numbers, type Box, type Matrix } from './measure/geometry.ts';
import { join, short, shortPath } from './numbers.ts';
import { markersOf } from './markers.ts';
import { meaningOf, paintOf, shapeRole, textRole } from './roles.ts';
import { fontSize } from './settings.ts';
import { isStadium } from './stadium.ts';

/** An SVG without styles, scripts or foreign parts, ready to stand in a page. */
export interface Finished {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Room round what is drawn, px: strokes and arrowheads reach over their boxes. */
const margin = 8;
/** Half of the widest stroke and what it takes to be smooth, px. */
const stroke = 2;

interface Labels {
  /** Begins every id, so that drawings on one page do not collide. */
  readonly prefix: string;
  readonly title: string;
  readonly description: string;
}

/** Copies what is seen of Mermaid's drawing: shapes with classes for their roles, texts as lines, markers in use. */
export function finish(svg: Element, measurer: Measurer, labels: Labels): Finished {
  const { sheet } = measurer;
  const markers = markersOf(svg, sheet, labels.prefix);
  const under: string[] = [];
  const parts: string[] = [];
  const written: Element[] = [];
  visit(svg, identity);

  const { left: x, top: y, right, bottom } = picture();
  const [w, h] = [Math.ceil(right - x), Math.ceil(bottom - y)];
  const { prefix } = labels;
  const head =
    `<svg xmlns="http://www.w3.org/2000/svg" class="drawing" role="img" aria-labelledby="${prefix}t"` +
    ` aria-describedby="${prefix}d" viewBox="${short(x)} ${short(y)} ${w} ${h}" width="${w}" height="${h}"` +
    ` font-size="${fontSize}">` +
    `<title id="${prefix}t">${escape(labels.title)}</title><desc id="${prefix}d">${escape(labels.description)}</desc>`;
  return {
    svg: `${head}${markers.definitions()}${[...under, ...parts].join('')}</svg>`,
    width: w,
    height: h,
  };

  /** What is drawn, with a margin: Mermaid leaves empty edges at some pictures, and cuts strokes at others. */
  function picture(): Box {
    const [left = 0, top = 0, width = 0, height = 0] = numbers(svg.getAttribute('viewBox') ?? '');
    const seen = written.flatMap((element) => measurer.rootBox(element) ?? []);
    const least = (...values: readonly number[]) => Math.min(...values) - margin;
    const most = (...values: readonly number[]) => Math.max(...values) + margin;
    return {
      left: Math.max(left - stroke, least(...seen.map((box) => box.left))),
      top: Math.max(top - stroke, least(...seen.map((box) => box.top))),
      right: Math.min(left + width + stroke, most(...seen.map((box) => box.right))),
      bottom: Math.min(top + height + stroke, most(...seen.map((box) => box.bottom))),
    };
  }

  function visit(element: Element, outer: Matrix): void {
    for (const child of element.children) {
      if (measurer.isHidden(child)) continue;
      const matrix = multiply(outer, measurer.transform(child));
      switch (child.localName) {
        case 'g':
        case 'a':
        case 'svg':
          visit(child, matrix);
          break;
        case 'text':
          writeText(child, matrix);
          break;
        default:
          writeShape(child, matrix);
      }
    }
  }

  function writeShape(element: Element, matrix: Matrix): void {
    const box = measurer.box(element);
    const isPoint = element.localName === 'line' && element.hasAttribute('marker-start');
    if (box === undefined || (!isPoint && isSpeck(box))) return;
    const role = isPoint ? 'edge' : shapeRole(element, sheet, paintOf(element, sheet));
    if (role === undefined) return;
    const [dx, dy, transform] = placement(matrix);
    const isRound = element.localName === 'path' && isStadium(element.getAttribute('d') ?? '', box);
    const name = isRound ? 'rect' : element.localName;
    const geometry = isRound ? stadium(box, dx, dy) : geometryOf(element, dx, dy);
    if (geometry === undefined) return;
    written.push(element);
    const meaning = role.startsWith('edge') ? '' : meaningOf(element);
    const names = [role, meaning].filter(Boolean).join(' ');
    const width = role.startsWith('flow')
      ? ` stroke-width="${short(Number(computed(sheet, element, 'stroke-width')))}"`
      : '';
    // Mermaid draws the flows of a sankey diagram last and lets the labels shine through; ours are opaque.
    const layer = role.startsWith('flow') ? under : parts;
    layer.push(
      `<${name} class="${names}"${geometry}${width}${markers.attributes(element)}${transform}/>`,
    );
  }

  function writeText(element: Element, matrix: Matrix): void {
    const lines = measurer
      .text(element)
      .lines.filter(({ runs }) => runs.some(({ text }) => text.trim() !== ''));
    const [first] = lines;
    if (first === undefined) return;
    written.push(element);
    const [dx, dy, transform] = placement(matrix);
    const base = first.runs[0]?.style;
    const names = [textRole(element), meaningOf(element)].filter(Boolean).join(' ');
    const size = base?.size === fontSize ? '' : ` font-size="${short(base?.size ?? fontSize)}"`;
    const weight = base?.weight === 400 ? '' : ` font-weight="${base?.weight ?? 400}"`;
    const slope = base?.italic ? ' font-style="italic"' : '';
    const anchor = first.anchor === 'start' ? '' : ` text-anchor="${first.anchor}"`;
    const content = lines.map(({ x: lineX, baseline, runs }, index) => {
      const words = writeRuns(runs, base);
      if (index === 0) return words;
      return `<tspan x="${short(lineX + dx)}" y="${short(baseline + dy)}">${words}</tspan>`;
    });
    parts.push(
      `<text${names === '' ? '' : ` class="${names}"`} x="${short(first.x + dx)}" y="${short(first.baseline + dy)}"` +
        `${anchor}${size}${weight}${slope}${transform}>${content.join('')}</text>`,
    );
  }
}

type Runs = ReturnType<Measurer['text']>['lines'][number]['runs'];

/** Neighbouring runs of one style become one: browsers shape across them anyway. */
function writeRuns(runs: Runs, base: Runs[number]['style'] | undefined): string {
  let html = '';
  let open = '';
  for (const { text, style } of runs) {
    const weight = style.weight === base?.weight ? '' : ` font-weight="${style.weight}"`;
    const slope =
      style.italic === base?.italic ? '' : ` font-style="${style.italic ? 'italic' : 'normal'}"`;
    const size = style.size === base?.size ? '' : ` font-size="${short(style.size)}"`;
    const attributes = weight + slope + size;
    if (attributes !== open) {
      if (open !== '') html += '</tspan>';
      if (attributes !== '') html += `<tspan${attributes}>`;
      open = attributes;
    }
    html += escape(text);
  }
  return open === '' ? html : `${html}</tspan>`;
}

/** Mermaid bends the edges of loops round boxes of a tenth of a pixel. */
function isSpeck({ left, top, right, bottom }: Box): boolean {
  return right - left < 0.5 && bottom - top < 0.5;
}

/** A plain move goes into the coordinates; anything else stays a transform. */
function placement(matrix: Matrix): readonly [dx: number, dy: number, transform: string] {
  const [a, b, c, d, e, f] = matrix;
  const isMove = Math.abs(a - 1) + Math.abs(b) + Math.abs(c) + Math.abs(d - 1) < 1e-9;
  if (isMove) return [e, f, ''];
  const fine = (value: number) => String(Number(value.toFixed(5)));
  return [0, 0, ` transform="matrix(${[a, b, c, d].map(fine).join(' ')} ${short(e)} ${short(f)})"`];
}

function write(...pairs: readonly (readonly [name: string, value: number])[]): string {
  return pairs.map(([name, number]) => ` ${name}="${short(number)}"`).join('');
}

function stadium({ left, top, right, bottom }: Box, dx: number, dy: number): string {
  return write(
    ['x', left + dx],
    ['y', top + dy],
    ['width', right - left],
    ['height', bottom - top],
    ['rx', (bottom - top) / 2],
  );
}

function geometryOf(element: Element, dx: number, dy: number): string | undefined {
  const value = (name: string) => Number.parseFloat(element.getAttribute(name) ?? '') || 0;
  switch (element.localName) {
    case 'rect': {
      const radius = Math.max(value('rx'), value('ry'));
      return (
        write(
          ['x', value('x') + dx],
          ['y', value('y') + dy],
          ['width', value('width')],
          ['height', value('height')],
        ) + (radius === 0 ? '' : write(['rx', radius]))
      );
    }
    case 'circle':
      return write(['cx', value('cx') + dx], ['cy', value('cy') + dy], ['r', value('r')]);
    case 'ellipse':
      return write(
        ['cx', value('cx') + dx],
        ['cy', value('cy') + dy],
        ['rx', value('rx')],
        ['ry', value('ry')],
      );
    case 'line':
      return write(
        ['x1', value('x1') + dx],
        ['y1', value('y1') + dy],
        ['x2', value('x2') + dx],
        ['y2', value('y2') + dy],
      );
    case 'polygon':
    case 'polyline': {
      const points = numbers(element.getAttribute('points') ?? '').map(
        (n, i) => n + (i % 2 === 0 ? dx : dy),
      );
      return ` points="${join(points)}"`;
    }
    case 'path':
      return ` d="${shortPath(element.getAttribute('d') ?? '', dx, dy)}"`;
    default:
      return undefined;
  }
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
