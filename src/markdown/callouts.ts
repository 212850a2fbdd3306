import { defineMdastPlugin, type MdastPluginDefinition } from 'satteri';
import { blame, type Facts } from './facts.ts';
import type { Slots } from './slots.ts';

interface Kind {
  readonly label: string;
  /** Path data of the icon in a 20 × 20 box: each kind has a shape of its own, not only a color. */
  readonly icon: string;
}

const kinds: Readonly<Record<string, Kind>> = {
  NOTE: { label: 'Note', icon: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14M10 9v4.5M10 6.2v.8' },
  TIP: {
    label: 'Tip',
    icon: 'M7.5 13.5c-2-1-3-2.6-3-4.6a5.5 5.5 0 0 1 11 0c0 2-1 3.6-3 4.6v1.5h-5zM8 17.5h4',
  },
  IMPORTANT: { label: 'Important', icon: 'M3 4h14v10h-7l-4 3.5V14H3zM10 6.5v3.5M10 11.6v.6' },
  WARNING: { label: 'Warning', icon: 'M10 3l7.5 13.5h-15zM10 8v4M10 13.6v.6' },
  CAUTION: { label: 'Caution', icon: 'M7 3h6l4 4v6l-4 4H7l-4-4V7zM10 6.5v4M10 12.6v.6' },
};

/** GitHub's callouts: a quotation whose first line is `[!NOTE]`, TIP, IMPORTANT, WARNING or CAUTION. */
export function callouts(facts: Facts, slots: Slots): MdastPluginDefinition {
  return defineMdastPlugin({
    name: 'callouts',
    options: { position: true },
    blockquote(node, context) {
      const [first, ...others] = node.children;
      const opening = first?.type === 'paragraph' ? first.children[0] : undefined;
      const match =
        opening?.type === 'text' ? /^\[!(\w+)\][ \t]*(?:\n|$)/.exec(opening.value) : null;
      if (first?.type !== 'paragraph' || opening?.type !== 'text' || match === null) return;

      const kind = match[1] ?? '';
      const known = kinds[kind];
      if (known === undefined) {
        blame(facts, node, `the callout [!${kind}]`, `one of ${Object.keys(kinds).join(', ')}`);
        return;
      }
      const rest = opening.value.slice(match[0].length);
      const children =
        rest === ''
          ? first.children.slice(1)
          : [{ ...opening, value: rest }, ...first.children.slice(1)];
      context.replaceNode(node, {
        type: 'callout',
        data: {
          hName: 'aside',
          hProperties: { className: ['callout', kind.toLowerCase()], ariaLabel: known.label },
        },
        children: [
          slots.hold(labelHtml(known)),
          {
            type: 'calloutBody',
            data: { hName: 'div' },
            children: [...(children.length === 0 ? [] : [{ ...first, children }]), ...others],
          },
        ],
      });
    },
  });
}

function labelHtml({ label, icon }: Kind): string {
  return `<p class="callout-label"><svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d="${icon}"/></svg>${label}</p>`;
}
