import type { Heading } from '#wiki/article.ts';
import type { Mention } from '#wiki/mention.ts';
import type { Problem } from '#wiki/problem.ts';

/** What the compiler learned about one text. Checks that need other files read these instead of parsing again. */
export interface Facts {
  readonly file: string;
  readonly headings: Heading[];
  readonly wikilinks: {
    readonly slug: string;
    readonly anchor: string | undefined;
    readonly line: number;
  }[];
  /** The first sentence that links each article. */
  readonly mentions: Mention[];
  /** Ordinary links inside the site: `/about/`, `#a-heading`. */
  readonly siteLinks: { readonly address: string; readonly line: number }[];
  readonly citations: {
    readonly source: string;
    readonly locator: string | undefined;
    readonly line: number;
  }[];
  readonly images: { readonly path: string; readonly line: number }[];
  /** Slugs of the glossary's terms that the prose uses. */
  readonly terms: string[];
  /** Ids of the examples shown. */
  readonly examples: string[];
  /** Files of the programs they consist of. */
  readonly programs: string[];
  readonly problems: Problem[];
  /** Mermaid sources, in the order of their figures. */
  readonly diagrams: string[];
  words: number;
}

export function noFacts(file: string): Facts {
  return {
    file,
    headings: [],
    wikilinks: [],
    mentions: [],
    siteLinks: [],
    citations: [],
    images: [],
    terms: [],
    examples: [],
    programs: [],
    problems: [],
    words: 0,
    diagrams: [],
  };
}

/** Notes a mistake at a node's line. */
export function blame(
  facts: Facts,
  node: { readonly position?: { readonly start: { readonly line: number } } | undefined },
  found: string,
  expected: string,
): void {
  facts.problems.push({ file: facts.file, line: node.position?.start.line ?? 1, found, expected });
}
