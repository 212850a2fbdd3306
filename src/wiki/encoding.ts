/** UTF-8 read as a Windows code page (1252, 1257) and saved again: a lead byte's letter followed by a continuation byte's sign. */
const mojibake =
  /[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[âā](?:€[^\s\w]|†.|‰.|ˆ.|„.)|ï»¿|\ufffd/u;

/** The first piece of text that was saved in the wrong encoding, with its 1-based line. */
export function findMojibake(
  text: string,
): { readonly line: number; readonly piece: string } | undefined {
  const match = mojibake.exec(text);
  if (match === null) return undefined;
  return { line: text.slice(0, match.index).split('\n').length, piece: match[0] };
}
