import { computed, noMemory, type Memory, type Sheet } from './cascade.ts';
import { numbers, union, type Box } from './geometry.ts';
import type { TextStyle, Typeface } from './font.ts';
import { textStyle } from './text-style.ts';

/** A stretch of one text node that stands in one piece. */
interface Fragment {
  readonly node: Element;
  readonly x: number;
  readonly baseline: number;
  readonly width: number;
  readonly box: Box;
}

/** A line of text where it stands. */
export interface Line {
  readonly x: number;
  readonly baseline: number;
  readonly anchor: string;
  readonly runs: readonly {
    readonly text: string;
    readonly style: TextStyle;
    readonly element: Element;
  }[];
}

export interface TextLayout {
  readonly lines: readonly Line[];
  /** What an element of the text covers, line height and ink; nothing where it holds no glyph. */
  box(element: Element): Box | undefined;
  /** The advances inside an element, px. */
  length(element: Element): number;
}

interface Run {
  readonly element: Element;
  readonly style: TextStyle;
  readonly shift: number;
  text: string;
}

interface Chunk {
  /** NaN where it goes on from the chunk before. */
  x: number;
  y: number;
  readonly dx: number;
  readonly anchor: string;
  readonly runs: Run[];
}

/** Lays out a `<text>` as Chromium does: chunks begin at absolute positions, and a chunk is shaped as a whole. */
export function layOutText(
  text: Element,
  sheet: Sheet,
  typeface: Typeface,
  memory: Memory = noMemory(),
): TextLayout {
  const fragments: Fragment[] = [];
  const lines: Line[] = [];
  for (const chunk of chunksOf(text, sheet, typeface, memory)) {
    const last = fragments.at(-1);
    if (Number.isNaN(chunk.x)) chunk.x = (last === undefined ? 0 : last.x + last.width) + chunk.dx;
    fragments.push(...place(chunk, typeface));
    const { x, y, anchor, runs } = chunk;
    lines.push({ x, baseline: y + (runs[0]?.shift ?? 0), anchor, runs });
  }
  const inside = (element: Element) =>
    element === text ? fragments : fragments.filter(({ node }) => element.contains(node));
  return {
    lines,
    box: (element) => {
      let box: Box | undefined;
      for (const fragment of inside(element)) box = union(box, fragment.box);
      return box;
    },
    length: (element) => inside(element).reduce((sum, { width }) => sum + width, 0),
  };
}

/** A length in px; em is of the element's own font. */
function length(source: string | null, size: number): number | undefined {
  if (source === null) return undefined;
  const [amount] = numbers(source);
  if (amount === undefined) return undefined;
  return source.trim().endsWith('em') ? amount * size : amount;
}

function chunksOf(
  text: Element,
  sheet: Sheet,
  typeface: Typeface,
  memory: Memory,
): readonly Chunk[] {
  const chunks: Chunk[] = [];
  const value = (element: Element, property: string) => computed(sheet, element, property, memory);
  let chunk: Chunk = { x: 0, y: 0, dx: 0, anchor: 'start', runs: [] };
  const pending: { x?: number; y?: number; dx: number; dy: number } = { dx: 0, dy: 0 };
  let moved = { dx: 0, dy: 0 };
  let endsInSpace = true;

  walk(text);
  const last = chunks.at(-1)?.runs.at(-1);
  if (last !== undefined && endsInSpace) last.text = last.text.replace(/ $/, '');
  return chunks;

  function walk(element: Element): void {
    if (value(element, 'display') === 'none') return;
    const style = textStyle(sheet, element, typeface, memory);
    const x = length(element.getAttribute('x'), style.size);
    const y = length(element.getAttribute('y'), style.size);
    if (x !== undefined || element === text) pending.x = x ?? 0;
    if (y !== undefined || element === text) pending.y = y ?? 0;
    // The innermost element's shift wins for its first character; shifts do not add up.
    moved = {
      dx: length(element.getAttribute('dx'), style.size) ?? moved.dx,
      dy: length(element.getAttribute('dy'), style.size) ?? moved.dy,
    };
    for (const child of element.childNodes) {
      if (child.nodeType === 1) {
        const tag = (child as Element).localName;
        if (tag === 'tspan' || tag === 'a') walk(child as Element);
      } else if (child.nodeType === 3) write(element, child.nodeValue ?? '', style);
    }
  }

  function write(element: Element, raw: string, style: TextStyle): void {
    const content = collapse(raw, value(element, 'white-space') ?? 'normal');
    if (content === '') return;
    const starts =
      pending.x !== undefined || pending.y !== undefined || moved.dx !== 0 || moved.dy !== 0;
    if (starts || chunks.length === 0) {
      chunk = {
        x: (pending.x ?? Number.NaN) + moved.dx,
        y: (pending.y ?? chunk.y) + moved.dy,
        dx: moved.dx,
        anchor: pending.x === undefined ? 'start' : anchorOf(element),
        runs: [],
      };
      chunks.push(chunk);
      delete pending.x;
      delete pending.y;
      moved = { dx: 0, dy: 0 };
    }
    chunk.runs.push({ element, style, shift: baselineShift(element, style.size), text: content });
  }

  function anchorOf(element: Element): string {
    return value(element, 'text-anchor') ?? 'start';
  }

  function collapse(raw: string, whiteSpace: string): string {
    if (whiteSpace.startsWith('pre') || whiteSpace === 'break-spaces') {
      endsInSpace = false;
      return raw.replace(/[\t\n\r]/g, ' ');
    }
    let content = raw.replace(/[ \t\n\r]+/g, ' ');
    if (endsInSpace) content = content.replace(/^ /, '');
    if (content !== '') endsInSpace = content.endsWith(' ');
    return content;
  }

  function baselineShift(element: Element, size: number): number {
    const own =
      element.localName === 'tspan' ? sheet.own(element, 'alignment-baseline') : undefined;
    const baseline =
      own === undefined || own === 'auto' || own === 'baseline'
        ? value(element, 'dominant-baseline')
        : own;
    switch (baseline) {
      case 'middle':
        return typeface.xHeight(size) / 2;
      case 'central':
        return (typeface.ascent(size) - typeface.descent(size)) / 2;
      case 'hanging':
        return 0.8 * typeface.ascent(size);
      case 'text-before-edge':
      case 'text-top':
      case 'before-edge':
        return typeface.ascent(size);
      case 'text-after-edge':
      case 'ideographic':
      case 'after-edge':
        return -typeface.descent(size);
      default:
        return 0;
    }
  }
}

function place(chunk: Chunk, typeface: Typeface): readonly Fragment[] {
  const pieces: { run: Run; from: number; width: number; inkFrom: number; inkTo: number }[] = [];
  let pen = 0;
  for (const group of sameStyle(chunk.runs)) {
    const glyphs = typeface.shape(group.map(({ text }) => text).join(''), group[0]!.style);
    let begin = 0;
    let index = 0;
    for (const run of group) {
      const end = begin + run.text.length;
      const from = pen;
      let inkFrom = Infinity;
      let inkTo = -Infinity;
      for (; index < glyphs.length && glyphs[index]!.cluster < end; index += 1) {
        const glyph = glyphs[index]!;
        if (glyph.inkTo > glyph.inkFrom) {
          inkFrom = Math.min(inkFrom, pen - from + Math.floor(glyph.inkFrom));
          inkTo = Math.max(inkTo, pen - from + Math.ceil(glyph.inkTo));
        }
        pen += glyph.advance;
      }
      const width = upToUnit(pen - from);
      pieces.push({ run, from, width, inkFrom, inkTo });
      pen = from + width;
      begin = end;
    }
  }
  const factor = { middle: 0.5, end: 1 }[chunk.anchor] ?? 0;
  const start = chunk.x - factor * pen;
  return pieces.map(({ run, from, width, inkFrom, inkTo }) => {
    const x = start + from;
    const baseline = chunk.y + run.shift;
    return {
      node: run.element,
      x,
      baseline,
      width,
      box: {
        left: Math.min(x, x + inkFrom),
        right: Math.max(x + width, x + inkTo),
        top: baseline - typeface.ascent(run.style.size),
        bottom: baseline + typeface.descent(run.style.size),
      },
    };
  });
}

/** Chromium keeps widths in 64ths of a pixel, rounded up. */
const upToUnit = (px: number) => Math.ceil(px * 64 - 1e-6) / 64;

function sameStyle(runs: readonly Run[]): readonly Run[][] {
  const groups: Run[][] = [];
  for (const run of runs) {
    const last = groups.at(-1)?.[0]?.style;
    const { size, weight, italic } = run.style;
    if (
      last !== undefined &&
      last.size === size &&
      last.weight === weight &&
      last.italic === italic
    ) {
      groups.at(-1)!.push(run);
    } else groups.push([run]);
  }
  return groups;
}
