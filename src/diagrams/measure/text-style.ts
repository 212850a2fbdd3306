import { computed, noMemory, type Memory, type Sheet } from './cascade.ts';
import type { TextStyle, Typeface } from './font.ts';

/** CSS font-size, in px: Mermaid writes px, em, ex, % and bare numbers. */
export function fontSize(
  sheet: Sheet,
  element: Element | null,
  typeface: Typeface,
  memory: Memory = noMemory(),
): number {
  if (element === null) return 16;
  let size = memory.sizes.get(element);
  if (size === undefined) {
    size = resolve(sheet.own(element, 'font-size'), () =>
      fontSize(sheet, element.parentElement, typeface, memory),
    );
    memory.sizes.set(element, size);
  }
  return size;

  function resolve(value: string | undefined, parent: () => number): number {
    const amount = Number.parseFloat(value ?? '');
    if (value === undefined || Number.isNaN(amount)) return parent();
    if (value.endsWith('rem')) return amount * 16;
    if (value.endsWith('ex')) return amount * typeface.xHeight(parent());
    if (value.endsWith('em')) return amount * parent();
    if (value.endsWith('%')) return (amount / 100) * parent();
    return amount;
  }
}

const namedWeights: Readonly<Record<string, number>> = {
  normal: 400,
  bold: 700,
  bolder: 700,
  lighter: 400,
};

export function textStyle(
  sheet: Sheet,
  element: Element,
  typeface: Typeface,
  memory: Memory = noMemory(),
): TextStyle {
  const weight = computed(sheet, element, 'font-weight', memory) ?? '400';
  const slope = computed(sheet, element, 'font-style', memory) ?? 'normal';
  return {
    size: fontSize(sheet, element, typeface, memory),
    weight: namedWeights[weight] ?? (Number.parseInt(weight, 10) || 400),
    italic: slope === 'italic' || slope.startsWith('oblique'),
  };
}
