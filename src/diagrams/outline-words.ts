/** What is said on a line, after a colon; nothing where nothing is said. */
export const said = (text: string | undefined) =>
  text === undefined || text.trim() === '' ? '' : `: ${text.trim()}`;
