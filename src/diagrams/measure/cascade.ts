import { classesOf, parseSelector, type Selector } from './selector.ts';

/** A declaration with the selector it stands under and its weight in the cascade. */
interface Rule {
  readonly selector: Selector;
  readonly strength: number;
  readonly value: string;
}

interface Declaration {
  readonly property: string;
  readonly value: string;
  readonly important: boolean;
}

/** The author's rules of one drawing, ready to be asked. */
export interface Sheet {
  /** The value that wins for an element by itself, without inheritance: inline, rules, then attributes. */
  own(element: Element, property: string): string | undefined;
}

const inherited = new Set([
  'color',
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'font-size',
  'font-weight',
  'font-style',
  'font-family',
  'letter-spacing',
  'text-anchor',
  'dominant-baseline',
  'white-space',
  'visibility',
  'paint-order',
  'marker-start',
  'marker-mid',
  'marker-end',
]);

/** Reads style blocks; @keyframes and the like are left out: a drawing does not move. */
export function readSheet(css: string): Sheet {
  // Most questions are about properties that few rules set: rules are filed by property, then by class or tag.
  const byProperty = new Map<string, Map<string, Rule[]>>();
  let order = 0;
  for (const [selectors, body] of rulesOf(css)) {
    const declarations = readDeclarations(body);
    for (const source of declarations.length === 0 ? [] : selectors.split(/,(?![^(]*\))/)) {
      const selector = parseSelector(source);
      order += 1;
      for (const { property, value, important } of declarations) {
        const strength = (important ? importance : 0) + selector.specificity * 1e5 + order;
        file(property, selector.key ?? '*', { selector, strength, value });
      }
    }
  }

  function file(property: string, key: string, rule: Rule): void {
    const byKey = byProperty.get(property) ?? new Map<string, Rule[]>();
    byProperty.set(property, byKey);
    byKey.set(key, [...(byKey.get(key) ?? []), rule]);
  }

  function own(element: Element, property: string): string | undefined {
    let best: Rule | undefined;
    const byKey = byProperty.get(property);
    if (byKey !== undefined) {
      const names = classesOf(element).map((name) => `.${name}`);
      for (const key of ['*', element.localName, ...names]) {
        for (const rule of byKey.get(key) ?? []) {
          if (rule.strength > (best?.strength ?? -1) && rule.selector.matches(element)) best = rule;
        }
      }
    }
    const inline = inlineOf(element, property);
    if (inline !== undefined && (inline.important || (best?.strength ?? 0) < importance))
      return inline.value;
    return best?.value ?? attributeOf(element, property);
  }
  return { own };
}

const importance = 1e12;

/** Answers kept for as long as the drawing does not change. */
export interface Memory {
  readonly values: Map<string, Map<Element, string | undefined>>;
  readonly sizes: Map<Element, number>;
}

export const noMemory = (): Memory => ({ values: new Map(), sizes: new Map() });

/** The computed value as far as inheritance goes; lengths and keywords are left as written. */
export function computed(
  sheet: Sheet,
  element: Element,
  property: string,
  memory: Memory = noMemory(),
): string | undefined {
  let known = memory.values.get(property);
  if (known === undefined) memory.values.set(property, (known = new Map()));
  if (known.has(element)) return known.get(element);
  let value = sheet.own(element, property);
  if (value === 'inherit' || (value === undefined && inherited.has(property))) {
    value =
      element.parentElement === null
        ? undefined
        : computed(sheet, element.parentElement, property, memory);
  }
  known.set(element, value);
  return value;
}

function inlineOf(element: Element, property: string): Declaration | undefined {
  const style = element.getAttribute('style');
  if (style === null || !style.includes(property)) return undefined;
  return readDeclarations(style).findLast((one) => one.property === property);
}

function attributeOf(element: Element, property: string): string | undefined {
  if (property === 'display' || property === 'white-space') {
    if (property === 'white-space' && element.getAttribute('xml:space') === 'preserve')
      return 'pre';
    return element.getAttribute(property) ?? undefined;
  }
  const value = element.getAttribute(property);
  return value === null || value === '' ? undefined : value;
}

const declarationCache = new Map<string, readonly Declaration[]>();

function readDeclarations(body: string): readonly Declaration[] {
  const known = declarationCache.get(body);
  if (known !== undefined) return known;
  const declarations = body.split(/;(?![^(]*\))/).flatMap((part) => {
    const colon = part.indexOf(':');
    if (colon < 0) return [];
    const value = part.slice(colon + 1).trim();
    if (value === '') return [];
    const important = /!\s*important$/.test(value);
    return [
      {
        property: part.slice(0, colon).trim().toLowerCase(),
        value: important ? value.replace(/\s*!\s*important$/, '') : value,
        important,
      },
    ];
  });
  if (declarationCache.size > 5000) declarationCache.clear();
  declarationCache.set(body, declarations);
  return declarations;
}

function* rulesOf(css: string): Generator<readonly [selectors: string, body: string]> {
  let rest = css.replace(/\/\*[\s\S]*?\*\//g, '');
  for (;;) {
    const open = rest.indexOf('{');
    if (open < 0) return;
    const head = rest.slice(0, open).trim();
    const close = closing(rest, open);
    if (!head.startsWith('@')) yield [head, rest.slice(open + 1, close)];
    rest = rest.slice(close + 1);
  }
}

function closing(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at += 1) {
    if (css[at] === '{') depth += 1;
    else if (css[at] === '}' && --depth === 0) return at;
  }
  return css.length;
}
