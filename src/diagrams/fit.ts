import type { Draft } from './drafting.ts';
import { Refusal } from './error.ts';
import type { Box } from './measure/geometry.ts';
import { numbers } from './measure/geometry.ts';
import { settings } from './settings.ts';

/** Roundings of measuring and of the edge of a stroke, px. */
const tolerance = 1;
/** Two texts may touch this far before they are hard to read, px. */
const touch = 3;

interface Label {
  readonly element: Element;
  readonly text: string;
  readonly box: Box;
  readonly isTurned: boolean;
}

/** Refuses a drawing in which a label leaves its box or the picture, or covers another. */
export function checkFit({ svg, measurer, type }: Draft, code: string): void {
  const labels = [...svg.querySelectorAll('text')].flatMap((element): Label[] => {
    const box = inked(
      measurer.rootBox(element),
      measurer.text(element).lines[0]?.runs[0]?.style.size ?? 0,
    );
    const text = measurer
      .text(element)
      .lines.map(({ runs }) => runs.map((run) => run.text).join(''))
      .join(' ')
      .trim();
    if (box === undefined || text === '' || isGone(element)) return [];
    return [{ element, text, box, isTurned: /rotate\((?!0[,)\s])/.test(transforms(element)) }];
  });

  const [x = 0, y = 0, width = 0, height = 0] = numbers(svg.getAttribute('viewBox') ?? '');
  const picture: Box = { left: x, top: y, right: x + width, bottom: y + height };
  for (const label of labels) {
    const over = overhang(label.box, picture);
    if (over > tolerance) throw refuse(label.text, `leaves the picture by ${Math.ceil(over)} px`);
    if (type === 'gantt' && label.element.matches('.sectionTitle')) {
      const into = label.box.right - settings.gantt.leftPadding;
      if (into > tolerance)
        throw refuse(label.text, `reaches ${Math.ceil(into)} px into the chart`);
    }
    const own = boxOf(label.element);
    const inside = own === undefined ? undefined : measurer.rootBox(own);
    const out = inside === undefined ? 0 : overhang(label.box, inside);
    if (out > tolerance) throw refuse(label.text, `leaves its box by ${Math.ceil(out)} px`);
  }

  const upright = labels.filter(({ isTurned }) => !isTurned);
  for (const [index, first] of upright.entries()) {
    for (const second of upright.slice(index + 1)) {
      if (covers(first.box, second.box))
        throw refuse(first.text, `covers the label “${second.text}”`);
    }
  }

  const nodes = [...svg.querySelectorAll('.nodes > .node')].flatMap((node) => {
    const box = measurer.rootBox(node);
    return box === undefined ? [] : [{ node, box }];
  });
  for (const label of upright) {
    if (label.element.closest('.node') !== null) continue;
    const hidden = nodes.find(({ box }) => covers(label.box, box));
    if (hidden !== undefined) throw refuse(label.text, 'lies over a box that is not its own');
  }

  function isGone(element: Element): boolean {
    for (let one: Element | null = element; one !== null && one !== svg; one = one.parentElement) {
      if (measurer.isHidden(one)) return true;
    }
    return false;
  }

  function refuse(text: string, problem: string): Refusal {
    return new Refusal({
      line: lineOf(text, code),
      found: `the label “${text}” does not fit: it ${problem}`,
      expected: 'a shorter label, a line break <br/> in it, or another direction',
    });
  }
}

/** The shape that a label belongs into, if it has one. */
function boxOf(element: Element): Element | undefined {
  const node = element.closest('.node, .timeline-node');
  if (node !== null) {
    const shape = [...node.children].find((child) =>
      child.matches('.label-container, .outer-path, .node-bkg'),
    );
    return (
      shape ??
      [...node.children]
        .flatMap((child) => [child, ...child.children])
        .find((child) => child.matches('.node-bkg, rect.basic'))
    );
  }
  const partner = partners.find(([text]) => element.matches(text));
  if (partner === undefined) return undefined;
  for (let one = element.previousElementSibling; one !== null; one = one.previousElementSibling) {
    if (one.matches(partner[1])) return one;
  }
  return undefined;
}

const partners = [
  ['text.actor-box', 'rect.actor'],
  ['.noteText', 'rect.note'],
  ['.labelText', '.labelBox'],
  ['.packetLabel', '.packetBlock'],
] as const;

/** The line's box less the room above capitals and below most descenders. */
function inked(box: Box | undefined, size: number): Box | undefined {
  return box && { ...box, top: box.top + 0.25 * size, bottom: box.bottom - 0.1 * size };
}

function overhang(inner: Box, outer: Box): number {
  return Math.max(
    outer.left - inner.left,
    outer.top - inner.top,
    inner.right - outer.right,
    inner.bottom - outer.bottom,
  );
}

/** Whether two boxes share more than a touch, and at least a sixth of the smaller. */
function covers(first: Box, second: Box): boolean {
  const width = Math.min(first.right, second.right) - Math.max(first.left, second.left);
  const height = Math.min(first.bottom, second.bottom) - Math.max(first.top, second.top);
  if (width <= touch || height <= touch) return false;
  const area = ({ left, top, right, bottom }: Box) => (right - left) * (bottom - top);
  return width * height > Math.min(area(first), area(second)) / 6;
}

function transforms(element: Element): string {
  let all = '';
  for (let one: Element | null = element; one !== null; one = one.parentElement)
    all += one.getAttribute('transform') ?? '';
  return all;
}

/** The line of the source in which a label's first words stand. */
function lineOf(text: string, code: string): number {
  const lines = code.split('\n');
  const words = text.split(' ');
  for (let count = Math.min(4, words.length); count > 0; count -= 1) {
    const index = lines.findIndex((line) => line.includes(words.slice(0, count).join(' ')));
    if (index >= 0) return index + 1;
  }
  return 1;
}
