import type { Effort } from './build.ts';
import { drawingCount } from './drawings.ts';
import type { Weight } from './pages.ts';

export const cases = ['cold', 'unchanged', 'one article changed'] as const;
export type Case = (typeof cases)[number];

/** Everything that was measured; times in seconds, sizes in bytes. */
export interface Figures {
  readonly articles: number;
  readonly runs: number;
  readonly node: string;
  readonly cores: number;
  /** Medians over the runs. */
  readonly builds: Readonly<Record<Case, Effort>>;
  readonly site: Weight;
}

/** The figures as a table for people. */
export function report({ articles, runs, node, cores, builds, site }: Figures): string {
  const medianOf = runs === 1 ? 'one run' : `median of ${runs} runs`;
  const { page } = site;
  return [
    `${articles} articles, ${medianOf}, Node.js ${node}, ${cores} cores`,
    '',
    ...table([
      ['build', 'wall s', 'CPU s', 'memory MiB', 'largest process MiB'],
      ...cases.map((name) => {
        const { wall, cpu, memory, largest } = builds[name];
        return [name, wall.toFixed(1), cpu.toFixed(1), mebibytes(memory), mebibytes(largest)];
      }),
    ]),
    '',
    ...table([
      ['article, bytes after brotli', 'html', 'js', 'css', 'font', 'all', 'requests'],
      [
        'first visit, middle article by size',
        ...[page.html, page.script, page.style, page.font, page.total, page.requests].map(String),
      ],
    ]),
    '',
    `The site: ${site.files} files, ${mebibytes(site.bytes)} MiB.`,
    `CPU and memory are those of all processes of a build, memory at its peak. Cold is without any cache; it draws`,
    `${drawingCount} diagrams, which the articles share: \`npm run bench:diagrams\` measures drawing by itself.`,
  ].join('\n');
}

const mebibytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);

/** Columns as wide as they must be: the first to the left, numbers to the right. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('   '),
  );
}
