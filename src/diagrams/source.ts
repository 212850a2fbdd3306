import { Refusal } from './error.ts';
import { kindByHead, kinds, type Kind } from './kinds.ts';
import { colorNames } from './color-names.ts';
import { meanings } from './roles.ts';

/** A diagram's source as it goes to Mermaid. Lines keep their numbers, except that blank ones at the top are cut. */
export interface Source {
  readonly kind: Kind;
  readonly code: string;
  /** Lines of the source before the first one of `code`. */
  readonly skipped: number;
}

/** Reads a source and refuses what would not be drawn truly, or not in the site's style. */
export function readSource(source: string, has: (character: string) => boolean): Source {
  const lines = source.replaceAll('\r\n', '\n').split('\n');
  // Mermaid cuts comments out together with their lines; blank ones keep the numbers of its messages right.
  const plain = lines.map((line) => (/^\s*%%(?!\{)/.test(line) ? '' : line));
  const skipped = plain.findIndex((line) => line.trim() !== '');
  if (skipped < 0) throw new Refusal({ line: 1, found: 'an empty diagram', expected: 'Mermaid' });

  const head = /^\s*([\w-]*)/.exec(plain[skipped] ?? '')?.[1] ?? '';
  checkDirectives(plain);
  const kind = kindByHead.get(head);
  if (kind === undefined) {
    throw new Refusal({
      line: skipped + 1,
      found: `a diagram that begins with “${(plain[skipped] ?? '').trim()}”`,
      expected: kinds.map(({ heads }) => heads[0]).join(', '),
    });
  }
  checkStyles(plain, kind);
  checkCharacters(plain, has);
  return { kind, code: plain.slice(skipped).join('\n'), skipped };
}

type Rule = readonly [pattern: RegExp, found: string, expected: string];

const ownStyle = 'no colors of its own: the classes good, bad, accent and muted follow the theme';

const directives: readonly Rule[] = [
  [/%%\{/, 'a directive “%%{…}%%”', 'no directive: all diagrams share one setting'],
  [/^\s*---\s*$/, 'front matter', 'no front matter: accTitle and accDescr name the diagram'],
];

const everywhere: readonly Rule[] = [
  [/^\s*(style|linkStyle|classDef)\s/, 'a style', ownStyle],
  [/^\s*updateStyle\b|^\s*(Update(El|Rel)Style)\b/, 'a style', ownStyle],
  [/^\s*(click|callback|link|links|href)\s/, 'a link', 'no links in a diagram: link in the text'],
  [/::icon\(|\bfa[bsr]?:fa-|@\{[^}]*\b(icon|img)\s*:/, 'an icon', 'words'],
  [/\$\$/, 'a formula', 'plain text: formulas need HTML, which our diagrams do without'],
  [
    /<\/?(?!br\s*\/?>)(b|i|u|s|em|strong|span|div|p|a|img|code|pre|sub|sup|small|big|font|hr|ul|ol|li|center)\b[^>]*>/i,
    'an HTML tag',
    '**bold** and *italic* in "`…`", or <br/>',
  ],
  [/#[a-z]+\d*;|#\d+;/i, 'an entity code', 'the character itself'],
];

const byKind: Readonly<Record<string, readonly Rule[]>> = {
  sequence: [
    [
      /^\s*rect\s+(?!(good|bad|accent|muted)\s*$)/,
      'a rect with a color',
      '“rect good”, “rect bad”, “rect accent” or “rect muted”',
    ],
    [
      new RegExp(String.raw`^\s*box\s+(rgba?\(|hsla?\(|#|(?:${colorNames.join('|')})\b)`, 'i'),
      'a box with a color',
      '“box Title”',
    ],
  ],
  quadrant: [[/\b(color|stroke-color|stroke-width|radius)\s*:/, 'a styled point', ownStyle]],
  mindmap: [
    [
      /^\s*[^\s:]*\)[^()]+\(\s*$|\)\)[^()]+\(\(\s*$/,
      'a cloud or a bang',
      'another shape: the place of these two in the layout hangs on the last bit of a number',
    ],
  ],
};

function checkDirectives(lines: readonly string[]): void {
  checkRules(lines, directives);
}

function checkStyles(lines: readonly string[], kind: Kind): void {
  checkRules(lines, [...everywhere, ...(byKind[kind.name] ?? [])]);
  lines.forEach((line, index) => {
    const names = [
      ...[...line.matchAll(/:::\s*(\w+(?:-\w+)*(?:\s*,\s*\w+(?:-\w+)*)*)/g)].map(
        ([, list]) => list ?? '',
      ),
      ...(['flowchart', 'state', 'block', 'er'].includes(kind.name)
        ? [/^\s*class\s+[^{]+?\s+([\w-]+);?\s*$/.exec(line)?.[1] ?? '']
        : []),
    ];
    const stranger = names
      .flatMap((list) => list.split(/[\s,]+/))
      .find((name) => name !== '' && !meanings.some((meaning) => meaning === name));
    if (stranger !== undefined) {
      throw new Refusal({
        line: index + 1,
        found: `the class “${stranger}”`,
        expected: meanings.join(', '),
      });
    }
  });
}

function checkRules(lines: readonly string[], rules: readonly Rule[]): void {
  lines.forEach((line, index) => {
    for (const [pattern, found, expected] of rules) {
      const match = isName(line) ? null : pattern.exec(line);
      if (match !== null)
        throw new Refusal({ line: index + 1, found: `${found}: “${match[0].trim()}”`, expected });
    }
  });
}

function checkCharacters(lines: readonly string[], has: (character: string) => boolean): void {
  let inDescription = false;
  lines.forEach((line, index) => {
    const opens = /^\s*accDescr\s*\{/.test(line);
    inDescription ||= opens;
    const isSpoken = inDescription || isName(line);
    if (inDescription && line.includes('}')) inDescription = false;
    if (isSpoken) return;
    for (const character of line) {
      if (character === '\t' || has(character)) continue;
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      throw new Refusal({
        line: index + 1,
        found: `U+${code} “${character}”, which the font lacks`,
        expected: 'characters of the font: Latin-1 and – — ‘ ’ “ ” … • − ∕',
      });
    }
  });
}

const isName = (line: string) => /^\s*acc(Title|Descr)\s*:/.test(line);
