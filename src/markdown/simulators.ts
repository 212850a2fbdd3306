import { defineMdastPlugin, type MdastPluginDefinition } from 'satteri';
import { simulatorOf, simulators as registered } from '#simulators/registry.ts';
import { similar } from '#wiki/similar.ts';
import { blame, type Facts } from './facts.ts';

/** Checks `<Simulator name="hash-placement" scenario="one-more" caption="…" />`; the component draws it. */
export function simulators(facts: Facts): MdastPluginDefinition {
  const known = (kind: string, value: string, all: readonly string[]): string => {
    const [nearest] = similar(value, all, 1);
    return nearest === undefined
      ? `a ${kind}: one of ${all.join(', ')}`
      : `did you mean “${nearest}”?`;
  };
  return defineMdastPlugin({
    name: 'simulators',
    options: { position: true },
    async mdxJsxFlowElement(node) {
      if (node.name !== 'Simulator') return;
      const attributes = new Map(
        node.attributes.flatMap((attribute) =>
          attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string'
            ? [[attribute.name, attribute.value]]
            : [],
        ),
      );
      for (const each of attributes.keys()) {
        if (!['name', 'scenario', 'caption'].includes(each))
          blame(
            facts,
            node,
            `<Simulator ${each}="…">`,
            'name, scenario and caption are the attributes',
          );
      }
      const name = attributes.get('name') ?? '';
      const names = Object.keys(registered);
      if (!names.includes(name))
        return blame(facts, node, `the unknown simulator “${name}”`, known('name', name, names));
      const scenarios = (await simulatorOf(name)).scenarios.map(({ id }) => id);
      const scenario = attributes.get('scenario') ?? '';
      if (!scenarios.includes(scenario))
        blame(
          facts,
          node,
          `the unknown scenario “${scenario}” of ${name}`,
          known('scenario', scenario, scenarios),
        );
    },
    mdxJsxTextElement(node) {
      if (node.name === 'Simulator')
        blame(
          facts,
          node,
          '<Simulator> inside a paragraph',
          'it stands alone, between empty lines',
        );
    },
  });
}
