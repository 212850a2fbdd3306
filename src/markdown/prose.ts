import { defineMdastPlugin, type MdastPluginDefinition } from 'satteri';
import type { Facts } from './facts.ts';

const beforeUnit =
  /(?<=\d)[ ](?=(?:ns|µs|ms|s|min|h|days?|years?|bytes?|kB|MB|GB|TB|PB|KiB|MiB|GiB|TiB|B|bits?|Mbit\/s|Gbit\/s|%|Hz|MHz|GHz|W|V|cores?|threads?)(?![\w-]))/g;

/** Counts the words of the prose and keeps a number and its unit on one line. */
export function prose(facts: Facts): MdastPluginDefinition {
  return defineMdastPlugin({
    name: 'prose',
    text(node, context) {
      facts.words += node.value.match(/[\p{L}\p{N}][\p{L}\p{N}’'.-]*/gu)?.length ?? 0;
      const kept = node.value.replace(beforeUnit, '\u00a0');
      if (kept !== node.value) context.setProperty(node, 'value', kept);
    },
  });
}
