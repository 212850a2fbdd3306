import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { costOf, Sizes, type Cost } from '#integrations/budgets.ts';

/** What the site weighs that was built. */
export interface Weight {
  /** What the first visit of the middle article by size transfers, in bytes after brotli, and in requests. */
  readonly page: Cost;
  readonly files: number;
  /** All files, in bytes as they lie on the disk. */
  readonly bytes: number;
}

/** @param site folder of the built site */
export async function weigh(site: string): Promise<Weight> {
  const articles = await Promise.all(
    (await readdir(path.join(site, 'concepts'), { withFileTypes: true }))
      .filter((entry) => entry.isDirectory())
      .map(async ({ name }) => ({
        name,
        size: (await stat(path.join(site, 'concepts', name, 'index.html'))).size,
      })),
  );
  const middle = articles.toSorted((a, b) => a.size - b.size)[Math.floor(articles.length / 2)];
  if (middle === undefined) throw new Error(`No article in ${site}.`);
  const html = await readFile(path.join(site, 'concepts', middle.name, 'index.html'), 'utf8');
  const page = { address: `/concepts/${middle.name}/`, html };
  const { cost } = await costOf(page, new Sizes(site), '/');

  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async ({ parentPath, name }) => (await stat(path.join(parentPath, name))).size),
  );
  return {
    page: cost,
    files: sizes.length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
  };
}
