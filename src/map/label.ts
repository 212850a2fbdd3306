/** Mean width of a letter of the text face, in em (measured over titles: 0.49 to 0.53). */
const letter = 0.53;

/** A title in as few lines as fit into a width; at most two, the second one cut if it must be. */
export function linesOf(title: string, width: number, fontSize: number): readonly string[] {
  const most = Math.floor(width / (letter * fontSize));
  if (title.length <= most) return [title];
  const at = title.lastIndexOf(' ', most);
  if (at <= 0) return [cut(title, most)];
  return [title.slice(0, at), cut(title.slice(at + 1), most)];
}

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
