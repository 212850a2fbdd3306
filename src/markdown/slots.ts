import { defineHastPlugin, type HastPluginDefinition } from 'satteri';

const placeholder = 'html-slot';

/** Finished HTML on its way past the Markdown parser, which would read it as text. */
export class Slots {
  readonly #html: string[] = [];

  /** A Markdown node that stands for the HTML until `fill` puts it in. */
  hold(html: string) {
    this.#html.push(html);
    return {
      type: 'slot',
      data: { hName: placeholder, hProperties: { index: this.#html.length - 1 } },
      children: [],
    };
  }

  fill(): HastPluginDefinition {
    return defineHastPlugin({
      name: 'slots',
      element: {
        filter: [placeholder],
        visit: (node, context) => {
          context.replaceNode(node, {
            type: 'raw',
            value: this.#html[Number(node.properties['index'])] ?? '',
          });
        },
      },
    });
  }
}
