import { escapeHtml } from './escape.ts';
import type { FenceMeta } from './code/meta.ts';
import { blame, type Facts } from './facts.ts';
import { DiagramError, type DiagramSource } from '#diagrams/draw.ts';
import type { Drawing } from '#diagrams/drawing.ts';

/** Draws a diagram, from a cache where it can. */
export type Draw = (source: DiagramSource) => Promise<Drawing>;

/** A drawn Mermaid fence with its caption and, for readers who cannot see it, its structure in words. */
export async function diagramFigure(
  fence: { readonly code: string; readonly meta: FenceMeta; readonly line: number },
  facts: Facts,
  draw: Draw,
): Promise<string> {
  const { caption, title, description } = fence.meta.attributes;
  if (caption === undefined) {
    blame(
      facts,
      at(fence.line - 1),
      'a diagram without a caption',
      '```mermaid caption="What to see in it."',
    );
  }
  try {
    if (facts.diagrams.includes(fence.code)) {
      blame(
        facts,
        at(fence.line - 1),
        'the same diagram a second time',
        'a link to its first figure',
      );
    }
    const number = facts.diagrams.push(fence.code);
    const drawing = await draw({
      code: fence.code,
      file: facts.file,
      line: fence.line,
      ...(title === undefined ? {} : { title }),
      ...(description === undefined ? {} : { description }),
    });
    return figureHtml(drawing, number, caption ?? '');
  } catch (error) {
    if (!(error instanceof DiagramError)) throw error;
    facts.problems.push({
      file: error.file,
      line: error.line,
      found: error.found,
      expected: error.expected,
    });
    // A build stops here. While writing, astro-mermaid shows Mermaid's own view of it in its place.
    return `<pre class="mermaid">${escapeHtml(fence.code)}</pre>`;
  }
}

function figureHtml(drawing: Drawing, number: number, caption: string): string {
  const outline = drawing.outline.map((line) => `<li>${escapeHtml(line)}</li>`).join('\n');
  return (
    `<figure class="diagram" id="figure-${number}"><div class="diagram-sheet ${smallest(drawing.width)}" role="group" aria-label="${escapeHtml(drawing.title)}" tabindex="0">${drawing.svg}</div>` +
    `<figcaption><b>Figure ${number}.</b> ${escapeHtml(caption)}\n</figcaption>` +
    `<details class="outline"><summary>In words</summary>\n<ul>${outline}</ul></details></figure>`
  );
}

/**
 * A wide diagram shrinks with the page, but only until its text would be too small to read, at 0.62 of its size (0.8 on small screens); from
 * there on it scrolls. The class names that width, in steps of 50 px: `styles/figures.css` has them.
 */
function smallest(width: number): string {
  return `least-${Math.min(1200, Math.max(50, Math.floor((width * 0.62) / 50) * 50))}`;
}

const at = (line: number) => ({ position: { start: { line } } });
