import { computed, type Sheet } from './measure/cascade.ts';
import { numbers } from './measure/geometry.ts';
import { join, short, shortPath } from './numbers.ts';

/** The arrowheads of one drawing: only those in use, with ids of this drawing. */
export interface Markers {
  /** The marker attributes of an edge, pointing at the new ids. */
  attributes(element: Element): string;
  definitions(): string;
}

/** Mermaid's thickest strokes would have heads too heavy for ours. */
const largest = 2;

const ends = ['marker-start', 'marker-end'] as const;

export function markersOf(svg: Element, sheet: Sheet, prefix: string): Markers {
  const used = new Map<string, string>();
  const ids = new Map<string, string>();

  return {
    attributes: (element) => ends.map((end) => reference(element, end)).join(''),
    definitions: () => (used.size === 0 ? '' : `<defs>${[...used.values()].join('')}</defs>`),
  };

  function reference(element: Element, end: (typeof ends)[number]): string {
    const source = /url\(["']?[^#)]*#([^"')]+)/.exec(computed(sheet, element, end) ?? '')?.[1];
    if (source === undefined) return '';
    const marker = [...svg.querySelectorAll('marker')].find(({ id }) => id === source);
    if (marker === undefined) return '';
    // A marker in units of the stroke would change its size with our stroke widths: fix it at Mermaid's.
    const isFixed = marker.getAttribute('markerUnits') === 'userSpaceOnUse';
    const width = Number.parseFloat(computed(sheet, element, 'stroke-width') ?? '1') || 1;
    const scale = isFixed ? 1 : Math.min(largest, width);
    const key = `${source}/${scale}`;
    let id = ids.get(key);
    if (id === undefined) {
      id = `${prefix}m${ids.size}`;
      ids.set(key, id);
      used.set(key, define(marker, id, scale));
    }
    return ` ${end}="url(#${id})"`;
  }

  function define(marker: Element, id: string, scale: number): string {
    const value = (name: string, otherwise: number) =>
      Number.parseFloat(marker.getAttribute(name) ?? '') || otherwise;
    const [width, height] = [value('markerWidth', 3), value('markerHeight', 3)];
    const viewBox = marker.getAttribute('viewBox') ?? `0 0 ${short(width)} ${short(height)}`;
    const shapes = [...marker.children].map((shape) => drawn(shape)).join('');
    return (
      `<marker id="${id}" viewBox="${viewBox}" refX="${short(value('refX', 0))}" refY="${short(value('refY', 0))}"` +
      ` markerWidth="${short(width * scale)}" markerHeight="${short(height * scale)}" markerUnits="userSpaceOnUse"` +
      ` orient="${marker.getAttribute('orient') ?? 'auto'}">${shapes}</marker>`
    );
  }

  function drawn(shape: Element): string {
    const fill = computed(sheet, shape, 'fill');
    const isLines = fill === 'none' || /cross/.test(shape.parentElement?.id ?? '');
    const isHollow = fill === 'transparent' || fill === 'white';
    const name = isLines ? 'wire' : isHollow ? 'hollow' : 'head';
    const value = (attribute: string) => numbers(shape.getAttribute(attribute) ?? '');
    switch (shape.localName) {
      case 'path': {
        const d = shape.getAttribute('d') ?? '';
        return `<path class="${name}" d="${slender[d] ?? shortPath(d, 0, 0)}"/>`;
      }
      case 'polygon':
        return `<polygon class="${name}" points="${join(value('points'))}"/>`;
      case 'circle': {
        const [cx, cy, r] = ['cx', 'cy', 'r'].map((attribute) => short(value(attribute)[0] ?? 0));
        return `<circle class="${name}" cx="${cx}" cy="${cy}" r="${r}"/>`;
      }
      default:
        return '';
    }
  }
}

/** Mermaid's broad triangles, tip and base where they were, but narrower. */
const slender: Readonly<Record<string, string>> = {
  'M 0 0 L 10 5 L 0 10 z': 'M0 1.5L10 5L0 8.5Z',
  'M 0 5 L 10 10 L 10 0 z': 'M0 5L10 8.5L10 1.5Z',
  'M -1 0 L 10 5 L 0 10 z': 'M0 2L9.5 5L0 8Z',
  'M 18,7 L9,13 L14,7 L9,1 Z': 'M18 7L9 11L11.5 7L9 3Z',
  'M 19,7 L9,13 L14,7 L9,1 Z': 'M19 7L9 10.5L11.5 7L9 3.5Z',
};
