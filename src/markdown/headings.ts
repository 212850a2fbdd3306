import Slugger from 'github-slugger';
import { defineHastPlugin, type HastPluginDefinition } from 'satteri';
import type { Facts } from './facts.ts';

/** Gives headings an id and makes each a link to itself, so that a section can be shared. */
export function headings(facts: Facts): HastPluginDefinition {
  const slugger = new Slugger();
  return defineHastPlugin({
    name: 'headings',
    element: {
      filter: ['h2', 'h3', 'h4'],
      visit(node, context) {
        const text = context.textContent(node);
        const given = node.properties['id'];
        const id = typeof given === 'string' ? given : slugger.slug(text);
        facts.headings.push({ depth: Number(node.tagName[1]), id, text });
        context.setProperty(node, 'id', id);
        context.setProperty(node, 'children', [
          {
            type: 'element',
            tagName: 'a',
            properties: { href: `#${id}` },
            children: node.children,
          },
        ]);
      },
    },
  });
}
