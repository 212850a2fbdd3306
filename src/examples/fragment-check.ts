import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fragmentsOf, type Fragment } from './fragments.ts';
import { parse } from './parse.ts';
import { lacking, type Report } from './report.ts';
import { findToolchain } from './toolchains.ts';

/** A fragment in the text of an article. */
export interface Piece extends Fragment {
  readonly article: string;
}

export function piecesOf(concepts: string, article: string): readonly Piece[] {
  const text = join(concepts, article, 'index.mdx');
  if (!existsSync(text)) return [];
  return fragmentsOf(readFileSync(text, 'utf8')).map((piece) => ({ ...piece, article }));
}

/** What cannot be run can still be parsed. */
export async function checkFragment(piece: Piece, strict: boolean): Promise<Report> {
  const { article, language, line } = piece;
  const file = `index.mdx:${line}, a fragment`;
  const toolchain = findToolchain(language);
  if ('needed' in toolchain) return { ...lacking(toolchain, strict), article, file };
  const objection = await parse(piece, toolchain);
  return {
    article,
    file,
    verdict: objection === undefined ? 'pass' : 'fail',
    reasons: objection === undefined ? [] : [`does not parse: ${objection}`],
    runs: 0,
    seconds: 0,
    printed: undefined,
    recorded: false,
  };
}
