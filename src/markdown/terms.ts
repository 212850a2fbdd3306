import { defineMdastPlugin, type MdastPluginDefinition } from 'satteri';
import type { Found, TermFinder } from '#wiki/term-finder.ts';
import type { Facts } from './facts.ts';

export interface Glossary {
  /** Where the site lives, with a slash at the end: “/” or “/wiki/”. */
  readonly base: string;
  readonly finder: TermFinder;
  /** Terms that this text explains itself, or does not want to be linked. */
  readonly unlinked: ReadonlySet<string>;
}

/** Parents in which a word stays as it is. */
const plain = new Set<string>([
  'link',
  'linkReference',
  'heading',
  'tableCell',
  'term',
  'citation',
]);

/** The first use of each term of the glossary becomes a link to it. */
export function terms(facts: Facts, { base, finder, unlinked }: Glossary): MdastPluginDefinition {
  const linked = new Set<string>();
  return defineMdastPlugin({
    name: 'terms',
    inlineCode(node) {
      note(finder.find(node.value));
    },
    text(node, context) {
      const all = finder.find(node.value);
      note(all);
      if (all.length === 0) return;

      type Node = NonNullable<ReturnType<typeof context.parent>>;
      let above: Node | undefined = context.parent(node);
      while (above !== undefined && !plain.has(above.type)) above = context.parent(above as never);
      if (above !== undefined) return;
      const first = all.filter(({ slug }) => {
        const isNew = !linked.has(slug) && !unlinked.has(slug);
        linked.add(slug);
        return isNew;
      });
      if (first.length > 0) context.replaceNode(node, pieces(node.value, first));
    },
  });

  function note(found: readonly Found[]): void {
    for (const { slug } of found) if (!facts.terms.includes(slug)) facts.terms.push(slug);
  }

  function pieces(text: string, found: readonly Found[]) {
    const result = [];
    let from = 0;
    for (const { slug, start, end } of found) {
      if (start > from) result.push({ type: 'text' as const, value: text.slice(from, start) });
      result.push({
        type: 'link' as const,
        url: `${base}glossary/#${slug}`,
        data: { hProperties: { className: ['term'] } },
        children: [{ type: 'text' as const, value: text.slice(start, end) }],
      });
      from = end;
    }
    if (from < text.length) result.push({ type: 'text' as const, value: text.slice(from) });
    return result;
  }
}
