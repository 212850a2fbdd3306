import { createHash } from 'node:crypto';
import type { Drawing } from './drawing.ts';
import { Refusal } from './error.ts';
import { checkFit } from './fit.ts';
import { finish } from './finish.ts';
import type { Table } from './drafting.ts';
import { outline } from './outline.ts';
import { readSource, type Source } from './source.ts';

export interface Order {
  readonly code: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
}

/** From a source to a drawing; throws a Refusal where it cannot be drawn truly. */
export async function carryOut(order: Order, table: Table): Promise<Drawing> {
  const sheet = readSource(order.code, (character) => table.typeface.has(character));
  const draft = await table.draft(sheet.code).catch((error: unknown) => {
    throw explain(error, sheet);
  });
  const title = (draft.db.getAccTitle?.() || order.title || '').trim();
  const description = (draft.db.getAccDescription?.() || order.description || '').trim();
  const line = sheet.skipped + 1;
  if (title === '') throw missing('title', 'accTitle', line, sheet);
  if (description === '') throw missing('description', 'accDescr', line, sheet);
  checkFit(draft, order.code);
  const prefix = `d${createHash('sha256')
    .update(JSON.stringify([order.code, title, description]))
    .digest('hex')
    .slice(0, 8)}`;
  const { svg, width, height } = finish(draft.svg, draft.measurer, {
    prefix,
    title,
    description,
  });
  return {
    type: sheet.kind.name,
    svg,
    title,
    description,
    outline: outline(sheet.kind.name, draft.db, sheet.code),
    width,
    height,
  };
}

function missing(what: string, keyword: string, line: number, { kind }: Source): Refusal {
  const place = kind.namesItself
    ? `a line “${keyword}: …” after “${kind.heads[0]}”`
    : `${what}="…" after \`\`\`mermaid, for ${kind.heads[0]} has no ${keyword}`;
  return new Refusal({ line, found: `a diagram without a ${what}`, expected: place });
}

/** Mermaid's own message. It counts lines from where `code` begins; draw.ts turns them into lines of the file. */
function explain(error: unknown, { code, skipped, kind }: Source): Refusal {
  const message = (error instanceof Error ? error.message : String(error)).trim();
  const told = /\bline:? (\d+)/i.exec(message)?.[1];
  const line = told === undefined ? lineQuoted(message, code) : Number(told);
  return new Refusal({
    line: line + skipped,
    found: message,
    expected: `${kind.heads[0]} as Mermaid 11 reads it`,
    countsFrom: skipped,
  });
}

/** Some messages name no line but quote a word or a number of it. */
function lineQuoted(message: string, code: string): number {
  const lines = code.split('\n');
  const words = [...message.matchAll(/"([^"]+)"|\(([^()"]+)\)|(\d[\d-]+)/g)].map(
    ([, a, b, c]) => a ?? b ?? c ?? '',
  );
  for (const word of words.toReversed()) {
    const index = lines.findIndex((line, at) => at > 0 && line.includes(word));
    if (index >= 0) return index + 1;
  }
  return 1;
}
