import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';

export interface BuiltPage {
  /** From slash to slash, without the base path: “/concepts/backpressure/”; 404 is “/404.html”. */
  readonly address: string;
  readonly html: string;
}

/** All HTML pages of a built site. */
export async function builtPages(folder: string): Promise<readonly BuiltPage[]> {
  const files = await Array.fromAsync(glob('**/*.html', { cwd: folder }));
  return Promise.all(
    files.toSorted().map(async (file) => ({
      address: `/${file.replaceAll(path.sep, '/').replace(/(^|\/)index\.html$/, '$1')}`,
      html: await readFile(path.join(folder, file), 'utf8'),
    })),
  );
}
