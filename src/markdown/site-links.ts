import { defineMdastPlugin, type MdastPluginDefinition } from 'satteri';
import { blame, type Facts } from './facts.ts';

/** Ordinary links: those inside the site get the base path and are noted, to be checked with their line. */
export function siteLinks(facts: Facts, base: string): MdastPluginDefinition {
  return defineMdastPlugin({
    name: 'site-links',
    options: { position: true },
    link(node, context) {
      const isWikilink = context.source.startsWith('[[', node.position?.start.offset ?? 0);
      if (isWikilink || /^(https?|mailto):/.test(node.url)) return;

      if (!/^[/#]/.test(node.url)) {
        blame(
          facts,
          node,
          `a link to ${node.url}`,
          '[[slug]] for an article, /about/ for a page, #heading, https://…',
        );
        return;
      }
      facts.siteLinks.push({ address: node.url, line: node.position?.start.line ?? 1 });
      if (node.url.startsWith('/')) context.setProperty(node, 'url', `${base}${node.url.slice(1)}`);
    },
  });
}
