import { JSDOM } from 'jsdom';
import { measurer, type Measurer } from './box.ts';
import { computed, readSheet, type Sheet } from './cascade.ts';
import type { Typeface } from './font.ts';
import { parsePath, pathLength } from './path.ts';
import { fontSize } from './text-style.ts';

/** A document that can be measured without a browser. */
export interface Screen {
  readonly window: JSDOM['window'];
  /** Measures a finished drawing. */
  measurerOf(svg: Element): Measurer;
  /** Empties the page before the next drawing. */
  clear(): void;
}

/** Opens a jsdom whose SVG elements answer what Mermaid asks of a browser. */
export function openScreen(typeface: Typeface): Screen {
  const { window } = new JSDOM('<!DOCTYPE html><body></body>', { pretendToBeVisual: true });
  const { document } = window;

  // jsdom keeps the sheet of every <style> it ever saw; one of the SVG namespace it takes for plain XML.
  const create = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) =>
    name === 'style'
      ? document.createElementNS('http://www.w3.org/2000/svg', 'style')
      : create(name, options)) as typeof document.createElement;

  let known:
    { readonly css: string; readonly sheet: Sheet; readonly measurer: Measurer } | undefined;

  function forRoot(element: Element): { readonly sheet: Sheet; readonly measurer: Measurer } {
    let root: Element = element;
    for (let one: Element | null = element; one !== null; one = one.parentElement)
      if (one.localName === 'svg') root = one;
    let css = '';
    for (const child of root.children) if (child.localName === 'style') css += child.textContent;
    if (known === undefined || known.css !== css) {
      const sheet = readSheet(css);
      known = { css, sheet, measurer: measurer(sheet, typeface) };
    }
    return known;
  }

  const rectangle = (left: number, top: number, right: number, bottom: number) => ({
    x: left,
    y: top,
    left,
    top,
    right,
    bottom,
    width: right - left,
    height: bottom - top,
    toJSON: () => ({}),
  });

  const answers = {
    getBBox(this: Element) {
      const box = forRoot(this).measurer.box(this);
      if (box === undefined) return { x: 0, y: 0, width: 0, height: 0 };
      // No `left` and `top`: Mermaid reads them where a browser would have them, and here it has not.
      return {
        x: Math.fround(box.left),
        y: Math.fround(box.top),
        width: Math.fround(box.right - box.left),
        height: Math.fround(box.bottom - box.top),
      };
    },
    getBoundingClientRect(this: Element) {
      const box =
        this instanceof window.SVGElement ? forRoot(this).measurer.rootBox(this) : undefined;
      return box === undefined
        ? rectangle(0, 0, 0, 0)
        : rectangle(box.left, box.top, box.right, box.bottom);
    },
    getComputedTextLength(this: Element) {
      return forRoot(this).measurer.textLength(this);
    },
    getTotalLength(this: Element) {
      return pathLength(parsePath(this.getAttribute('d') ?? ''));
    },
  };
  for (const [name, value] of Object.entries(answers)) {
    Object.defineProperty(window.Element.prototype, name, {
      value,
      configurable: true,
      writable: true,
    });
  }

  window.getComputedStyle = ((element: Element) =>
    styleOf(forRoot(element).sheet, element, typeface)) as never;
  Object.assign(window, { CSS: { supports: isColor, escape: (text: string) => text } });
  // Cytoscape asks a canvas for nothing it needs here.
  Object.assign(window.HTMLCanvasElement.prototype, { getContext: () => canvas });

  return {
    window,
    measurerOf: (svg) => measurer(forRoot(svg).sheet, typeface, true),
    clear() {
      document.body.replaceChildren();
      known = undefined;
    },
  };
}

/** Lengths answer "0px" where nothing is known: an empty string breaks cytoscape. */
function styleOf(sheet: Sheet, element: Element, typeface: Typeface): CSSStyleDeclaration {
  const value = (name: string): string => {
    const property = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (property === 'font-size') return `${fontSize(sheet, element, typeface)}px`;
    return computed(sheet, element, property) ?? defaults[property] ?? '0px';
  };
  return new Proxy({} as CSSStyleDeclaration, {
    get: (_, name) =>
      name === 'getPropertyValue' ? value : typeof name === 'string' ? value(name) : undefined,
  });
}

/** Takes every call and answers nothing. */
const canvas: object = new Proxy({}, { get: () => () => undefined, set: () => true });

const defaults: Readonly<Record<string, string>> = {
  'text-anchor': 'start',
  display: 'block',
  position: 'relative',
  visibility: 'visible',
  'font-weight': '400',
  'font-style': 'normal',
  'font-family': '',
  color: 'rgb(0, 0, 0)',
};

/** Mermaid asks this only to tell a colour from a word after `box` and `rect` in sequences. */
function isColor(property: string, value: string): boolean {
  return (
    property !== 'color' || /^(#[\da-f]{3,8}|(rgb|hsl)a?\(.*\)|transparent)$/i.test(value.trim())
  );
}
