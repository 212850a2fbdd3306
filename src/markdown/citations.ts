import { defineMdastPlugin, type MdastPluginDefinition } from 'satteri';
import { blame, type Facts } from './facts.ts';

/** `[@id]`, `[@id, §4.10]`, `[@a; @b, p. 3]` */
const citation = /\[(@[^\]\n]+)\]/g;
const part = /^@([a-z0-9]+(?:-[a-z0-9.]+)*)(?:,\s*(.+))?$/;

export interface Cited {
  readonly source: string;
  readonly locator: string | undefined;
}

/** Reads what stands between the brackets; `undefined` for a part that is no citation. */
export function readCitation(inside: string): readonly (Cited | undefined)[] {
  return inside.split(';').map((text) => {
    const match = part.exec(text.trim());
    return match?.[1] === undefined ? undefined : { source: match[1], locator: match[2] };
  });
}

/** Numbers sources by their first citation, and the places of each, across a text and what follows it. */
export class CitationNumbers {
  readonly #places = new Map<string, number>();

  next(source: string): { readonly number: number; readonly place: number } {
    const place = (this.#places.get(source) ?? 0) + 1;
    this.#places.set(source, place);
    return { number: [...this.#places.keys()].indexOf(source) + 1, place };
  }

  list(): readonly { readonly source: string; readonly places: number }[] {
    return [...this.#places].map(([source, places]) => ({ source, places }));
  }
}

/** Citations become raised numbers that link to the list of sources; hover, focus and tap are added by a script. */
export function citations(facts: Facts, numbers: CitationNumbers): MdastPluginDefinition {
  return defineMdastPlugin({
    name: 'citations',
    options: { position: true },
    text(node, context) {
      if (!node.value.includes('[@')) return;

      const pieces = [];
      let from = 0;
      for (const match of node.value.matchAll(citation)) {
        // The number stands close to what it supports.
        const before = node.value.slice(from, match.index).trimEnd();
        const line = (node.position?.start.line ?? 1) + newlines(node.value.slice(0, match.index));
        if (before !== '') pieces.push({ type: 'text' as const, value: before });
        pieces.push({
          type: 'citation',
          data: { hName: 'sup', hProperties: { className: ['cite'] } },
          children: cite(match[1] ?? '', line),
        });
        from = match.index + match[0].length;
      }
      if (from === 0) return;
      const rest = node.value.slice(from);
      if (rest !== '') pieces.push({ type: 'text' as const, value: rest });
      context.replaceNode(node, pieces);
    },
  });

  function cite(inside: string, line: number) {
    const links = readCitation(inside).flatMap((cited) => {
      if (cited === undefined) {
        blame(
          facts,
          at(line),
          `the citation [${inside}]`,
          'write [@source-id], [@source-id, p. 3] or [@a; @b]',
        );
        return [];
      }
      facts.citations.push({ ...cited, line });
      const { number, place } = numbers.next(cited.source);
      return [
        {
          type: 'link' as const,
          url: `#source-${number}`,
          title: null,
          data: {
            hProperties: {
              id: `cite-${number}-${place}`,
              ...(cited.locator === undefined ? {} : { dataAt: cited.locator }),
            },
          },
          children: [{ type: 'text' as const, value: String(number) }],
        },
      ];
    });
    return links.flatMap((link, index) =>
      index === 0 ? [link] : [{ type: 'text' as const, value: ', ' }, link],
    );
  }
}

const at = (line: number) => ({ position: { start: { line } } });
const newlines = (text: string): number => text.split('\n').length - 1;
