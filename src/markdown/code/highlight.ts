import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { bundledLanguages, type BundledLanguage } from 'shiki/langs';
import { escapeText } from '../escape.ts';

/**
 * The theme's variables and the one-letter classes that stand for them: class names instead of style attributes keep
 * the content security policy strict, and a third off the HTML. Their colors are in `styles/code.css`.
 */
const classes: Readonly<Record<string, string>> = {
  'token-keyword': 'k',
  'token-string': 's',
  'token-string-expression': 's',
  'token-comment': 'c',
  'token-constant': 'n',
  'token-function': 'f',
  'token-parameter': '',
  'token-punctuation': '',
  'token-link': 's',
  'token-inserted': 'i',
  'token-deleted': 'd',
  'token-changed': 'n',
  foreground: '',
};

/** Lines of code as HTML, each ready to stand inside `<code>`. */
export async function highlightLines(code: string, grammar: string): Promise<readonly string[]> {
  if (grammar === 'text') return code.split('\n').map(escapeText);

  const highlighter = await ready();
  if (!highlighter.getLoadedLanguages().includes(grammar)) {
    const load = bundledLanguages[grammar as BundledLanguage];
    await highlighter.loadLanguage(load);
  }
  const { tokens } = highlighter.codeToTokens(code, { lang: grammar, theme: 'css-variables' });
  return tokens.map((line) =>
    joinTokens(line.map((token) => ({ text: token.content, kind: kindOf(token.color) }))),
  );
}

interface Piece {
  readonly text: string;
  readonly kind: string;
}

/** Neighbors of one kind become one span; white space takes the kind of what stands before it. */
function joinTokens(pieces: readonly Piece[]): string {
  const joined: { text: string; kind: string }[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last !== undefined && (last.kind === piece.kind || piece.text.trim() === ''))
      last.text += piece.text;
    else joined.push({ ...piece });
  }
  return joined
    .map(({ text, kind }) =>
      kind === '' ? escapeText(text) : `<i class="${kind}">${escapeText(text)}</i>`,
    )
    .join('');
}

function kindOf(color: string | undefined): string {
  const variable = /var\(--shiki-([a-z-]+)\)/.exec(color ?? '')?.[1] ?? 'foreground';
  return classes[variable] ?? '';
}

let highlighter: Promise<HighlighterCore> | undefined;

function ready(): Promise<HighlighterCore> {
  highlighter ??= createHighlighterCore({
    themes: [createCssVariablesTheme({ name: 'css-variables', variablePrefix: '--shiki-' })],
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  return highlighter;
}
