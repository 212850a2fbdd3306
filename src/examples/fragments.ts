import { languages, type Language } from './language.ts';

/** A fence marked as a piece of a program: it is never run, but it must parse. */
export interface Fragment {
  readonly language: Language;
  readonly source: string;
  /** Of the fence in its text. */
  readonly line: number;
}

const fence = /^([ \t]*)(`{3,}|~{3,})(\w+)([^\n]*)\n([^]*?)^\1\2/gm;

/** The fences of a text in a runnable language that bear the word `fragment`. */
export function fragmentsOf(text: string): readonly Fragment[] {
  return [...text.matchAll(fence)].flatMap((match) => {
    const [, indent = '', , word = '', meta = '', body = ''] = match;
    const language = languages.find((each) => each === (word === 'bash' ? 'sh' : word));
    if (language === undefined || !/\bfragment\b/.test(meta.replaceAll(/"[^"]*"/g, ''))) return [];
    const source = body.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
    return [{ language, source, line: text.slice(0, match.index).split('\n').length }];
  });
}
