import path from 'node:path';
import { defineMdastPlugin, type MdastPluginDefinition } from 'satteri';
import type { Facts } from './facts.ts';

/** Images beside the article become `<ArticleImage>`, which knows their size and serves them in modern formats. */
export function images(facts: Facts): MdastPluginDefinition {
  return defineMdastPlugin({
    name: 'images',
    image(node, context) {
      const attribute = (name: string, value: string) => ({
        type: 'mdxJsxAttribute' as const,
        name,
        value,
      });
      context.replaceNode(node, {
        type: 'mdxJsxTextElement',
        name: 'ArticleImage',
        attributes: [
          attribute('src', `/${path.posix.join(path.posix.dirname(facts.file), node.url)}`),
          attribute('alt', node.alt ?? ''),
        ],
        children: [],
      });
    },
  });
}
