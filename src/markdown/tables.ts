import type { Element } from 'hast';
import { defineHastPlugin, type HastPluginDefinition } from 'satteri';

/** Tables scroll within themselves, and are aligned by class: style attributes would break the security policy. */
export function tables(): HastPluginDefinition {
  return defineHastPlugin({
    name: 'tables',
    element: [
      {
        filter: ['table'],
        visit(node, context) {
          const head = node.children.find(
            (child): child is Element => child.type === 'element' && child.tagName === 'thead',
          );
          const label =
            head === undefined
              ? 'Table'
              : `Table: ${context.textContent(head).trim().replace(/\s+/g, ' ')}`;
          context.wrapNode(node, {
            type: 'element',
            tagName: 'div',
            properties: { className: ['table'], role: 'group', tabIndex: 0, ariaLabel: label },
            children: [],
          });
        },
      },
      {
        filter: ['th', 'td'],
        visit(node, context) {
          const align = /text-align:\s*(right|center)/.exec(
            String(node.properties['style'] ?? ''),
          )?.[1];
          if (node.tagName === 'th' && context.textContent(node).trim() === '') {
            // A corner without words heads nothing.
            context.replaceNode(node, {
              type: 'element',
              tagName: 'td',
              properties: {},
              children: [],
            });
            return;
          }
          context.setProperty(node, 'style', null);
          if (align !== undefined) context.setProperty(node, 'className', [align]);
        },
      },
    ],
  });
}
