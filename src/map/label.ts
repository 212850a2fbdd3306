/** Mean width of a letter of the text face, in em (measured over titles: 0.49 to 0.53). */
const letter = 0.53;

/** A title in as few lines as fit into a width; the last one of those allowed is cut if it must be. */
export function linesOf(
  title: string,
  width: number,
  fontSize: number,
  allowed = 2,
): readonly string[] {
  const most = Math.floor(width / (letter * fontSize));
  if (title.length <= most || allowed === 1) return [cut(title, most)];
  const at = title.lastIndexOf(' ', most);
  if (at <= 0) return [cut(title, most)];
  return [title.slice(0, at), ...linesOf(title.slice(at + 1), width, fontSize, allowed - 1)];
}

/** Cut between words; within one only where it alone is too long. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const space = text.lastIndexOf(' ', most - 1);
  return `${text.slice(0, space > 0 ? space : most - 1).replace(/[\s,:;–-]+$/, '')}…`;
}
