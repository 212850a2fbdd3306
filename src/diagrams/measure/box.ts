import { computed, noMemory, type Sheet } from './cascade.ts';
import type { Typeface } from './font.ts';
import {
  identity,
  multiply,
  numbers,
  parseTransform,
  transformBox,
  union,
  type Box,
  type Matrix,
} from './geometry.ts';
import { parsePath, pathBox } from './path.ts';
import { layOutText, type TextLayout } from './text.ts';

const unpainted = new Set([
  'defs',
  'marker',
  'style',
  'title',
  'desc',
  'symbol',
  'clipPath',
  'mask',
  'pattern',
  'filter',
  'linearGradient',
  'radialGradient',
  'script',
  'metadata',
]);

export interface Measurer {
  readonly sheet: Sheet;
  /** What places an element within its parent: a transform of a rule, or else its attribute. */
  transform(element: Element): Matrix;
  text(element: Element): TextLayout;
  isHidden(element: Element): boolean;
  /** SVG's getBBox: the extent in the element's own coordinates, stroke left out. */
  box(element: Element): Box | undefined;
  /** The extent in the coordinates of the root `<svg>`. */
  rootBox(element: Element): Box | undefined;
  textLength(element: Element): number;
}

/** Measures the elements of one drawing against one sheet and one face; a still one need not be measured twice. */
export function measurer(sheet: Sheet, typeface: Typeface, isStill = false): Measurer {
  const memory = noMemory();
  const layouts = new Map<Element, TextLayout>();

  function layOut(text: Element): TextLayout {
    if (!isStill) return layOutText(text, sheet, typeface);
    let layout = layouts.get(text);
    if (layout === undefined)
      layouts.set(text, (layout = layOutText(text, sheet, typeface, memory)));
    return layout;
  }

  const isHidden = (element: Element) =>
    unpainted.has(element.localName) || sheet.own(element, 'display') === 'none';

  function box(element: Element): Box | undefined {
    const attribute = (name: string) => Number.parseFloat(element.getAttribute(name) ?? '') || 0;
    switch (element.localName) {
      case 'rect':
      case 'image':
      case 'foreignObject': {
        const [x, y, width, height] = [
          attribute('x'),
          attribute('y'),
          attribute('width'),
          attribute('height'),
        ];
        if (width <= 0 || height <= 0) return undefined;
        return { left: x, top: y, right: x + width, bottom: y + height };
      }
      case 'circle':
      case 'ellipse': {
        const [cx, cy] = [attribute('cx'), attribute('cy')];
        const rx = attribute(element.localName === 'circle' ? 'r' : 'rx');
        const ry = attribute(element.localName === 'circle' ? 'r' : 'ry');
        if (rx <= 0 || ry <= 0) return undefined;
        return { left: cx - rx, top: cy - ry, right: cx + rx, bottom: cy + ry };
      }
      case 'line':
        return union(
          point(attribute('x1'), attribute('y1')),
          point(attribute('x2'), attribute('y2')),
        );
      case 'polygon':
      case 'polyline': {
        const n = numbers(element.getAttribute('points') ?? '');
        let around: Box | undefined;
        for (let i = 0; i + 1 < n.length; i += 2)
          around = union(around, point(n[i] ?? 0, n[i + 1] ?? 0));
        return around;
      }
      case 'path':
        return pathBox(parsePath(element.getAttribute('d') ?? ''));
      case 'text':
        return textBox(element, element);
      case 'tspan': {
        const text = element.closest('text');
        return text === null ? undefined : textBox(text, element);
      }
      default:
        return container(element).box;
    }
  }

  /**
   * Chromium asks a container for its extent again only when a child's has changed, and an extent of (0, 0, 0, 0)
   * is the initial one: a group that holds nothing but an empty label at its origin never reports to its parent.
   */
  function container(element: Element): {
    readonly box: Box | undefined;
    readonly changed: boolean;
  } {
    let around: Box | undefined;
    let isAsked = false;
    for (const child of element.children) {
      if (isHidden(child)) continue;
      const inner = containers.has(child.localName) ? container(child) : reported(box(child));
      isAsked ||= inner.changed;
      if (inner.box !== undefined) {
        around = union(around, transformBox(inner.box, transform(child)));
      }
    }
    if (!isAsked || around === undefined) return { box: undefined, changed: false };
    const isInitial = [around.left, around.top, around.right, around.bottom].every(
      (edge) => edge === 0,
    );
    return { box: around, changed: !isInitial };
  }

  function transform(element: Element): Matrix {
    const ruled = element.hasAttribute('transform-origin')
      ? sheet.own(element, 'transform')
      : undefined;
    if (ruled === undefined) return parseTransform(element.getAttribute('transform'));
    const [x = 0, y = 0] = numbers(element.getAttribute('transform-origin') ?? '');
    return multiply(multiply([1, 0, 0, 1, x, y], parseTransform(ruled)), [1, 0, 0, 1, -x, -y]);
  }

  function textBox(text: Element, part: Element): Box | undefined {
    const extent = layOut(text).box(part);
    if (extent !== undefined) return extent;
    // Chromium lets a text that holds only empty tspans count as a point.
    return part === text && text.querySelector('tspan') !== null ? point(0, 0) : undefined;
  }

  return {
    sheet,
    transform,
    isHidden,
    text: layOut,
    box,
    rootBox(element) {
      const own = box(element);
      if (own === undefined) return undefined;
      let matrix: Matrix = identity;
      for (
        let one: Element | null = element;
        one !== null && one.localName !== 'svg';
        one = one.parentElement
      ) {
        if (one.localName === 'tspan') continue;
        matrix = multiply(transform(one), matrix);
      }
      return transformBox(own, matrix);
    },
    textLength(element) {
      if (computed(sheet, element, 'display') === 'none') return 0;
      const text = element.closest('text');
      return text === null ? 0 : layOut(text).length(element);
    },
  };
}

const containers = new Set(['g', 'a', 'svg', 'switch']);
const reported = (box: Box | undefined) => ({ box, changed: box !== undefined });
const point = (x: number, y: number): Box => ({ left: x, top: y, right: x, bottom: y });
