import type { Diagram, DiagramDB } from './mermaid-types.ts';
import { loadTypeface, type Typeface } from './measure/font.ts';
import type { Measurer } from './measure/box.ts';
import { openScreen } from './measure/screen.ts';
import { randomFrom } from './random.ts';
import { settings } from './settings.ts';

/** What Mermaid drew, before anything is cleaned. */
export interface Draft {
  readonly type: string;
  /** Detached from the page; holds Mermaid's own style block. */
  readonly svg: Element;
  readonly db: DiagramDB;
  readonly measurer: Measurer;
}

export interface Table {
  readonly typeface: Typeface;
  draft(code: string): Promise<Draft>;
}

const id = 'drawing';

/**
 * Loads Mermaid onto a document without a browser. It takes over `document`, `window` and `Math.random` of its
 * thread, so it belongs into a process of its own.
 */
export async function openTable(): Promise<Table> {
  const typeface = await loadTypeface();
  const screen = openScreen(typeface);
  const { window } = screen;
  Object.assign(globalThis, {
    window,
    document: window.document,
    CSSStyleSheet: StyleSheet,
    screen: window.screen,
  });
  const { default: mermaid } = await import('mermaid');
  forgetDefaults(mermaid.mermaidAPI.defaultConfig);
  mermaid.initialize(settings);

  async function draft(code: string): Promise<Draft> {
    screen.clear();
    Math.random = randomFrom(1);
    const container = window.document.createElement('div');
    let sheet: Element | undefined;
    const append = container.appendChild.bind(container);
    container.appendChild = (<T extends Node>(node: T): T => {
      sheet = node as unknown as Element;
      return append(node);
    }) as typeof container.appendChild;
    window.document.body.append(container);
    await mermaid.render(id, code, container);
    // Read once more for the outline: drawing changes what some of Mermaid's databases answer.
    const diagram = (await mermaid.mermaidAPI.getDiagramFromText(code)) as unknown as Diagram;
    const svg = sheet?.firstElementChild;
    if (svg == null) throw new Error('Mermaid drew nothing');
    return { type: diagram.type, svg, db: diagram.db, measurer: screen.measurerOf(svg) };
  }

  return { typeface, draft };
}

/** Mermaid copies its whole configuration about a hundred times a diagram; a third of it is of types never drawn. */
function forgetDefaults(defaults: object): void {
  const unused =
    'c4 journey railroad requirement treeView architecture radar treemap cynefin kanban venn swimlane elk';
  for (const [name, part] of Object.entries(defaults) as [string, unknown][]) {
    if (!unused.split(' ').includes(name) || typeof part !== 'object' || part === null) continue;
    for (const key of Object.keys(part)) Reflect.deleteProperty(part, key);
  }
}

/** Mermaid builds its style block through a constructed sheet; only text in and text out are needed. */
class StyleSheet {
  readonly cssRules: { cssText: string }[] = [];
  insertRule(cssText: string): number {
    return this.cssRules.push({ cssText }) - 1;
  }
  replaceSync(cssText: string): void {
    this.cssRules.splice(0, this.cssRules.length, { cssText });
  }
}
