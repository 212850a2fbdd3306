import { defineMdastPlugin, type MdastPluginDefinition } from 'satteri';
import { similar } from '#wiki/similar.ts';
import { codeFigure } from './code/block.ts';
import { languages } from './code/languages.ts';
import { readMeta, type FenceMeta } from './code/meta.ts';
import { diagramFigure, type Draw } from './figures.ts';
import { blame, type Facts } from './facts.ts';
import type { Slots } from './slots.ts';

const longestFragment = 3;
const knownAttributes = ['title', 'caption', 'description'];
const knownFlags = ['fragment'];

/** Fenced blocks: code is highlighted, Mermaid is drawn. */
export function fences(facts: Facts, slots: Slots, draw: Draw): MdastPluginDefinition {
  return defineMdastPlugin({
    name: 'fences',
    options: { position: true },
    paragraph(node) {
      const [first] = node.children;
      if (first?.type !== 'text' || !first.value.startsWith('```')) return;
      blame(
        facts,
        node,
        'a backtick in the first line of a code fence',
        'the line without it, or ~~~ instead of the three backticks',
      );
    },
    async code(node, context) {
      const language = node.lang ?? '';
      const meta = readMeta(node.meta ?? '');
      checkMeta(meta, node);
      if (language === 'mermaid') {
        const html = await diagramFigure(
          { code: node.value, meta, line: (node.position?.start.line ?? 0) + 1 },
          facts,
          draw,
        );
        context.replaceNode(node, slots.hold(html));
        return;
      }
      checkLanguage(language, meta, node);
      context.replaceNode(node, slots.hold(await codeFigure(node.value, language, meta)));
    },
  });

  type Fence = Parameters<typeof blame>[1] & { readonly value: string };

  function checkMeta(meta: FenceMeta, node: Fence): void {
    const wrong = [
      ...meta.unknown,
      ...Object.keys(meta.attributes).filter((name) => !knownAttributes.includes(name)),
      ...[...meta.flags].filter((name) => !knownFlags.includes(name)),
    ];
    if (wrong.length > 0) {
      blame(
        facts,
        node,
        `“${wrong.join(' ')}” after the language of a code fence`,
        'title="…", caption="…", description="…", {2,4-5}, ins={3}, del={4} or fragment',
      );
    }
  }

  function checkLanguage(language: string, meta: FenceMeta, node: Fence): void {
    const names = [...Object.keys(languages), 'mermaid'];
    if (language === '') {
      blame(
        facts,
        node,
        'a code fence without a language',
        `a language after the backticks: ${names.join(', ')}`,
      );
    } else if (languages[language] === undefined) {
      const [nearest] = similar(language, names, 1);
      blame(
        facts,
        node,
        `the unknown language “${language}”`,
        nearest === undefined ? `one of ${names.join(', ')}` : `did you mean “${nearest}”?`,
      );
    } else if (
      languages[language].runnable &&
      !meta.flags.has('fragment') &&
      node.value.split('\n').length > longestFragment
    ) {
      blame(
        facts,
        node,
        `${node.value.split('\n').length} lines of ${languages[language].name} in the text`,
        'a tested file under examples/, shown by <Example id="…" />; or the word “fragment” after the language',
      );
    }
  }
}
