import { defineHastPlugin, type HastPluginDefinition } from 'satteri';
import type { Mention } from '#wiki/mention.ts';
import type { Facts } from './facts.ts';

/** What a sentence cannot leave. */
const blocks = new Set(['p', 'li', 'td', 'th', 'dd', 'dt', 'h2', 'h3', 'h4', 'blockquote']);
const longest = 240; // characters
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

interface Node {
  readonly type: string;
  readonly tagName?: string;
  readonly value?: string;
  readonly properties?: { readonly [name: string]: unknown };
  readonly children?: readonly Node[];
}

/** Notes of each article that a text links to the sentence that does so first. */
export function mentions(facts: Facts, base: string): HastPluginDefinition {
  const address = `${base}concepts/`;
  const known = new Set<string>();
  return defineHastPlugin({
    name: 'mentions',
    element: {
      filter: [...blocks],
      visit(block) {
        const pieces = piecesOf(block as Node);
        for (const [index, { href, text }] of pieces.entries()) {
          if (href === undefined || !href.startsWith(address)) continue;
          const [slug = ''] = href.slice(address.length).split('/');
          if (known.has(slug)) continue;
          known.add(slug);
          const join = (part: typeof pieces) => part.map((piece) => piece.text).join('');
          const before = join(pieces.slice(0, index));
          facts.mentions.push({ slug, ...sentenceOf(before, text, join(pieces.slice(index + 1))) });
        }
      },
    },
  });
}

interface Piece {
  readonly text: string;
  /** Where it leads, if it is a link to an article. */
  readonly href: string | undefined;
}

/** The text of a block in pieces; citations and the blocks inside it left out. */
function piecesOf({ children = [] }: Node): readonly Piece[] {
  return children.flatMap((child): readonly Piece[] => {
    if (child.type === 'text') return [{ text: child.value ?? '', href: undefined }];
    const { tagName = '', properties } = child;
    const classes = properties?.['className'];
    const has = (name: string) => Array.isArray(classes) && classes.includes(name);
    if (blocks.has(tagName) || ['ul', 'ol', 'dl'].includes(tagName) || has('cite')) return [];
    const inside = piecesOf(child);
    if (tagName !== 'a' || !has('concept')) return inside;
    return [{ text: inside.map(({ text }) => text).join(''), href: String(properties?.['href']) }];
  });
}

/** The sentence around a link, cut to a length that can be read in a list. */
function sentenceOf(before: string, words: string, after: string): Omit<Mention, 'slug'> {
  const at = before.length;
  // The end of a line would be taken for the end of a sentence.
  const whole = `${before}${words}${after}`.replaceAll('\n', ' ');
  const sentence = sentences.segment(whole).containing(at) ?? { index: 0, segment: whole };
  const end = Math.max(sentence.index + sentence.segment.length, at + words.length);
  const room = Math.max(0, longest - words.length);
  const tail = clean(whole.slice(at + words.length, end)).trimEnd();
  const head = clean(whole.slice(sentence.index, at)).trimStart();
  const kept = Math.max(room / 2, room - tail.length);
  const shownHead = head.length <= kept ? head : `…${head.slice(-kept).replace(/^\S*/, '')}`;
  const left = room - shownHead.length;
  const shownTail = tail.length <= left ? tail : `${tail.slice(0, left).replace(/\s+\S*$/, '')}…`;
  return { before: shownHead, words: clean(words), after: shownTail };
}

const clean = (text: string): string => text.replaceAll(/\s+/g, ' ');
