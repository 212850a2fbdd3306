import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import path from 'node:path';
import { loadExamples, type Examples } from '#examples/view.ts';

/** The programs of an article, and a digest of every file they are shown from. */
export async function examplesOf(
  articleDir: string,
): Promise<Examples & { readonly digest: string }> {
  const folder = path.join(articleDir, 'examples');
  if (!existsSync(folder)) return { examples: [], problems: [], digest: '' };
  const files = await Array.fromAsync(glob('**/*.*', { cwd: folder }));
  const sum = createHash('sha256');
  for (const file of files.toSorted())
    sum.update(file).update(readFileSync(path.join(folder, file)));
  return { ...loadExamples(articleDir), digest: sum.digest('hex') };
}
