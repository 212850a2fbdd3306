/**
 * What is shown of a place before a reader goes there: one JSON file of at most `mostBytes`. An article's stands at
 * `preview.json` below its address, a term's at `glossary/<term>.json`; any other link names its own in `data-preview`.
 */
export interface Preview {
  readonly title: string;
  readonly text: string;
  /** A few facts: “core · 12 min”. */
  readonly note?: string;
  /** An SVG drawing that needs nothing but the styles of the site. */
  readonly drawing?: string;
}

/** After brotli. */
export const mostBytes = 2000;
