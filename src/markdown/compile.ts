import { mdxToJs, type Features } from 'satteri';
import type { Problem } from '#wiki/problem.ts';
import { asideHtml } from './asides.ts';
import { callouts } from './callouts.ts';
import { CitationNumbers, citations } from './citations.ts';
import { examples, type ExampleShelf } from './examples.ts';
import { noFacts, type Facts } from './facts.ts';
import { fences } from './fences.ts';
import type { Draw } from './figures.ts';
import { headings } from './headings.ts';
import { images } from './images.ts';
import { mentions } from './mentions.ts';
import { previewDrawing } from './preview.ts';
import { prose } from './prose.ts';
import { simulators } from './simulators.ts';
import { siteLinks } from './site-links.ts';
import { Slots } from './slots.ts';
import { syntax } from './syntax.ts';
import { tables } from './tables.ts';
import { terms, type Glossary } from './terms.ts';
import { wikilinks, type LinkTarget } from './wikilinks.ts';

export interface CompileContext {
  /** Path from the top of the project, for messages. */
  readonly file: string;
  readonly links: LinkTarget;
  readonly draw: Draw;
  readonly examples: ExampleShelf;
  /** Undefined where terms are not linked. */
  readonly glossary?: Glossary | undefined;
}

export interface Compiled {
  /** A function body: takes the JSX runtime, returns `{ default: MDXContent }`. */
  readonly code: string;
  /** The texts of the frontmatter as HTML, in the order they came. */
  readonly asides: readonly string[];
  readonly citations: readonly { readonly source: string; readonly places: number }[];
  readonly facts: Facts;
  /** The first drawing that is small enough to stand in a preview of the article. */
  readonly previewDrawing: string | undefined;
}

const features: Features = {
  wikilinks: true,
  headingAttributes: true,
  definitionList: true,
  smartPunctuation: true,
  gfm: { footnotes: false },
};

/**
 * Compiles one MDX text, and the short texts of its frontmatter (`asides`), into what a page can show.
 * Mistakes do not throw; they stand in `facts.problems`.
 */
export async function compile(
  text: string,
  asides: readonly string[],
  context: CompileContext,
): Promise<Compiled> {
  const facts = noFacts(context.file);
  const numbers = new CitationNumbers();
  const slots = new Slots();
  const inline = (of: Facts) => [
    siteLinks(of, context.links.base),
    wikilinks(of, context.links),
    prose(of),
    citations(of, numbers),
  ];

  const drawings: string[] = [];
  const draw: Draw = async (source) => {
    // Drawn side by side, and kept in the order of the text.
    const at = drawings.push('') - 1;
    const drawing = await context.draw(source);
    drawings[at] = drawing.svg;
    return drawing;
  };

  let code = '';
  try {
    const result = await mdxToJs(text, {
      features,
      outputFormat: 'function-body',
      jsxImportSource: 'astro',
      elementAttributeNameCase: 'html',
      optimizeStatic: { component: 'Fragment', prop: 'set:html' },
      mdastPlugins: [
        syntax(facts),
        callouts(facts, slots),
        images(facts),
        examples(facts, slots, context.examples),
        simulators(facts),
        fences(facts, slots, draw),
        ...inline(facts),
        ...(context.glossary === undefined ? [] : [terms(facts, context.glossary)]),
      ],
      hastPlugins: [mentions(facts, context.links.base), headings(facts), tables(), slots.fill()],
    });
    code = result.code;
  } catch (error) {
    facts.problems.push(syntaxProblem(error, context.file));
  }

  const asideFacts = noFacts(context.file);
  const html = await asideHtml(asides, features, inline(asideFacts));
  facts.citations.push(...asideFacts.citations.map((cited) => ({ ...cited, line: 1 })));
  facts.siteLinks.push(...asideFacts.siteLinks.map((link) => ({ ...link, line: 1 })));
  facts.wikilinks.push(...asideFacts.wikilinks.map((link) => ({ ...link, line: 1 })));
  facts.problems.push(...asideFacts.problems.map((problem) => ({ ...problem, line: 1 })));

  return {
    code,
    asides: html,
    citations: numbers.list(),
    facts,
    previewDrawing: previewDrawing(drawings),
  };
}

/** The parser's own message, with the place it names. */
function syntaxProblem(error: unknown, file: string): Problem {
  const message = error instanceof Error ? error.message : String(error);
  const line = /(?:^|\D)(\d+):\d+/.exec(message)?.[1];
  return {
    file,
    line: line === undefined ? 1 : Number(line),
    found: (message.split('\n')[0] ?? message).replace(/^\d+:\d+: /, ''),
    expected: 'valid MDX: a bare < is written &lt;, a bare { is written \\{, every tag is closed',
  };
}
