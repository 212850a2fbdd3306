import { createHash } from 'node:crypto';
import type { Drawing } from './draw.ts';
import { Refusal } from './error.ts';
import { checkFit } from './fit.ts';
import { finish } from './finish.ts';
import type { Table } from './drafting.ts';
import { outline } from './outline.ts';
import { readSource, type Sheet } from './source.ts';

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
  const prefix = `d${createHash('sha256').update(JSON.stringify([order.code, title, description])).digest('hex').slice(0, 8)}`;
  const { svg, width, height } = finish(draft.svg, draft.measurer, { prefix, type: sheet.kind.name, title, description });
  return { type: sheet.kind.name, svg, title, description, outline: outline(sheet.kind.name, draft.db, sheet.code), width, height };
}

function missing(what: string, keyword: string, line: number, { kind }: Sheet): Refusal {
  const place = kind.namesItself
    ? `a line “${keyword}: …” after “${kind.heads[0]}”`
    : `${what}="…" after \`\`\`mermaid, for ${kind.heads[0]} has no ${keyword}`;
  return new Refusal({ line, found: `a diagram without a ${what}`, expected: place });
}

/** Mermaid's own message, its line numbers turned into those of the source. */
function explain(error: unknown, { skipped, kind }: Sheet): Refusal {
  const message = error instanceof Error ? error.message : String(error);
  const line = Number(/\bline:? (\d+)/i.exec(message)?.[1] ?? 1) + skipped;
  return new Refusal({ line, found: message.trim(), expected: `${kind.heads[0]} as Mermaid 11 reads it` });
}
