import { escapeHtml, escapeText } from '#markdown/escape.ts';
import { compiledComponents } from '#markdown/syntax.ts';

type Props = Readonly<Record<string, unknown>>;
type Component = (props: Props) => unknown;

/** Finished HTML, told from text that has yet to be escaped. */
class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Stands for every component: what it would show is not known here, what stands inside it is. */
const inside: Component = (props) => contentOf(props);

/** A JSX runtime that makes HTML. */
const runtime = { jsx: element, jsxs: element, Fragment: inside };

/**
 * The HTML of a compiled text, without Astro and without what components would add.
 * @param code function body as Sätteri compiles it: takes a JSX runtime, returns `{ default: component }`
 */
export function plainHtml(code: string): string {
  const module = new Function(code)(runtime) as { default: Component };
  const components = Object.fromEntries(compiledComponents.map((name) => [name, inside]));
  return htmlOf(module.default({ components }));
}

function element(type: string | Component, props: Props): Html {
  if (typeof type !== 'string') return new Html(htmlOf(type(props)));
  const attributes = Object.entries(props)
    .filter(([name]) => name !== 'children' && name !== 'set:html')
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`);
  return new Html(`<${type}${attributes.join('')}>${contentOf(props).text}</${type}>`);
}

function contentOf(props: Props): Html {
  const set = props['set:html'];
  return new Html(typeof set === 'string' ? set : htmlOf(props['children']));
}

function htmlOf(node: unknown): string {
  if (node instanceof Html) return node.text;
  if (Array.isArray(node)) return node.map(htmlOf).join('');
  return typeof node === 'string' || typeof node === 'number' ? escapeText(String(node)) : '';
}
