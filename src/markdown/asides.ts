import { markdownToHtml, type Features, type MdastPluginDefinition } from 'satteri';

/** A paragraph that nobody writes. */
const boundary = '\u{E000}';
const boundaryHtml = new RegExp(`<p>${boundary}</p>\\s*`);
/** Begins what a blank line does not end: it would swallow the boundary. */
const swallows = /^\s*(?:```|~~~|<[!?a-z])/im;

/** Many short texts as HTML, one for each. Parsed as one text, because beginning costs more than a short text does. */
export async function asideHtml(
  asides: readonly string[],
  features: Features,
  mdastPlugins: MdastPluginDefinition[],
): Promise<readonly string[]> {
  const htmlOf = async (text: string): Promise<string> =>
    (await markdownToHtml(text, { features, mdastPlugins })).html;
  if (asides.length > 1 && !asides.some((aside) => swallows.test(aside)))
    return (await htmlOf(asides.join(`\n\n${boundary}\n\n`))).split(boundaryHtml);

  const html: string[] = [];
  for (const aside of asides) html.push(await htmlOf(aside));
  return html;
}
