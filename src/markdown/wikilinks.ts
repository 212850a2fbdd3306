import { defineMdastPlugin, type MdastPluginDefinition } from 'satteri';
import type { Facts } from './facts.ts';

export interface LinkTarget {
  /** Where the site lives, with a slash at the end: “/” or “/wiki/”. */
  readonly base: string;
  /** The title of an article, undefined where there is none. */
  readonly titleOf: (slug: string) => string | undefined;
  /** The title of an article that is planned and not written, undefined where there is none. */
  readonly plannedTitleOf: (slug: string) => string | undefined;
}

/**
 * `[[slug]]`, `[[slug|words]]` and `[[slug#heading|words]]` become links to articles; without words the title stands.
 * An article that is only planned is no link: its words stand marked as planned.
 */
export function wikilinks(facts: Facts, target: LinkTarget): MdastPluginDefinition {
  return defineMdastPlugin({
    name: 'wikilinks',
    options: { position: true },
    link(node, context) {
      const start = node.position?.start.offset ?? 0;
      if (!context.source.startsWith('[[', start)) return;

      // In a table cell the bar is written `\|`, and the parser keeps the backslash in the address.
      const [slug = '', anchor] = node.url.replace(/\\$/, '').split('#');
      facts.wikilinks.push({ slug, anchor, line: node.position?.start.line ?? 1 });

      const title = target.titleOf(slug);
      const planned = title === undefined ? target.plannedTitleOf(slug) : undefined;
      const words = context.textContent(node);
      const isBare = words.replace(/\\$/, '') === node.url.replace(/\\$/, '');
      const children = isBare
        ? [{ type: 'text' as const, value: title ?? planned ?? slug }]
        : node.children;
      if (planned !== undefined) {
        context.replaceNode(node, {
          type: 'planned',
          data: { hName: 'span', hProperties: { className: ['planned'] } },
          children,
        });
        return;
      }
      context.setProperty(
        node,
        'url',
        `${target.base}concepts/${slug}/${anchor === undefined ? '' : `#${anchor}`}`,
      );
      context.setProperty(node, 'children', children);
      context.setProperty(node, 'data', { hProperties: { className: ['concept'] } });
    },
  });
}
