import { brotliCompressSync, constants } from 'node:zlib';

/** What a preview of 2 kB has left for its drawing when title and summary stand in it. */
const mostBytes = 1450;

/** The first drawing that is small enough for a preview, without the words that are only for readers of the article. */
export function previewDrawing(drawings: readonly string[]): string | undefined {
  for (const drawing of drawings) {
    const bare = drawing
      .replace(/<title[^>]*>[^<]*<\/title>/, '')
      .replace(/<desc[^>]*>[^<]*<\/desc>/, '')
      .replace(/ role="img"| aria-(?:labelledby|describedby)="[^"]*"/g, '')
      .replace('<svg', '<svg aria-hidden="true"');
    if (bare.length < 12_000 && compressedSize(bare) <= mostBytes) return bare;
  }
  return undefined;
}

const compressedSize = (text: string): number =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
