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
      filter: ['a'],
      visit(link, context) {
        const slug = slugOf(link as Node);
        if (slug === undefined || known.has(slug)) return;
        let above: Node | undefined = context.parent(link) as Node | undefined;
        while (above !== undefined && !blocks.has(above.tagName ?? ''))
          above = context.parent(above as never) as Node | undefined;
        const pieces = above === undefined ? [] : piecesOf(above);
        const at = pieces.findIndex((piece) => piece.slug === slug);
        if (at < 0) return;
        known.add(slug);
        const join = (part: typeof pieces) => part.map(({ text }) => text).join('');
        const { text } = pieces[at]!;
        const sentence = sentenceOf(join(pieces.slice(0, at)), text, join(pieces.slice(at + 1)));
        facts.mentions.push({ slug, ...sentence });
      },
    },
  });

  /** The article that a link leads to. */
  function slugOf({ tagName, properties }: Node): string | undefined {
    const href = properties?.['href'];
    if (tagName !== 'a' || !has(properties, 'concept') || typeof href !== 'string')
      return undefined;
    return href.startsWith(address) ? href.slice(address.length).split('/')[0] : undefined;
  }

  /** The text of a block in pieces; citations and the blocks inside it left out. */
  function piecesOf({ children = [] }: Node): readonly Piece[] {
    return children.flatMap((child): readonly Piece[] => {
      if (child.type === 'text') return [{ text: child.value ?? '', slug: undefined }];
      const { tagName = '', properties } = child;
      if (blocks.has(tagName) || ['ul', 'ol', 'dl'].includes(tagName) || has(properties, 'cite'))
        return [];
      const inside = piecesOf(child);
      const slug = slugOf(child);
      return slug === undefined
        ? inside
        : [{ text: inside.map(({ text }) => text).join(''), slug }];
    });
  }
}

function has(properties: Node['properties'], name: string): boolean {
  const classes = properties?.['className'];
  return Array.isArray(classes) && classes.includes(name);
}

interface Piece {
  readonly text: string;
  /** The article it leads to, if it is a link to one. */
  readonly slug: string | undefined;
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
