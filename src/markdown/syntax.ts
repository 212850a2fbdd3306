import { defineMdastPlugin, type MdastPluginDefinition } from 'satteri';
import { similar } from '#wiki/similar.ts';
import { blame, type Facts } from './facts.ts';

/** The components authors may use without importing them. */
const components = ['Example', 'Simulator'] as const;

/** All components that a compiled text may ask for. */
export const compiledComponents = ['Fragment', 'ArticleImage', ...components] as const;

const elements = ['sub', 'sup', 'abbr', 'kbd', 'small', 'br', 'details', 'summary'];

/** Refuses what would fail later and without a line: unknown components, expressions, imports. */
export function syntax(facts: Facts): MdastPluginDefinition {
  const element = (node: {
    name: string | null;
    position?: { start: { line: number } } | undefined;
  }): void => {
    const name = node.name ?? '';
    if (elements.includes(name) || (components as readonly string[]).includes(name)) return;
    const [nearest] = similar(name, components, 1);
    blame(
      facts,
      node,
      name === '' ? 'a fragment <>' : `an unknown component <${name}>`,
      nearest === undefined
        ? `the components are ${components.join(', ')}; the elements ${elements.join(', ')}; a bare < is written &lt;`
        : `did you mean <${nearest}>?`,
    );
  };
  const expression = (node: {
    value: string;
    position?: { start: { line: number } } | undefined;
  }): void => {
    if (/^\s*(\/\*[\s\S]*\*\/)?\s*$/.test(node.value)) return;
    blame(
      facts,
      node,
      `the expression {${node.value.trim()}}`,
      'plain text; code in backticks, a brace as \\{',
    );
  };
  return defineMdastPlugin({
    name: 'syntax',
    options: { position: true },
    mdxJsxFlowElement: element,
    mdxJsxTextElement: element,
    mdxFlowExpression: expression,
    mdxTextExpression: expression,
    mdxjsEsm(node) {
      blame(facts, node, 'an import or export', 'nothing: components are there without import');
    },
    heading(node, context) {
      if (node.depth === 1)
        blame(
          facts,
          node,
          `the heading “# ${context.textContent(node)}”`,
          'a heading of level two: the title is in the frontmatter',
        );
    },
    image(node) {
      if ((node.alt ?? '').trim() === '')
        blame(
          facts,
          node,
          `the image ${node.url} without a description`,
          '![what it shows](figures/name.png)',
        );
      facts.images.push({ path: node.url, line: node.position?.start.line ?? 1 });
    },
  });
}
