import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface BuiltPage {
  /** From slash to slash, without the base path: “/concepts/backpressure/”; 404 is “/404.html”. */
  readonly address: string;
  readonly html: string;
}

/** All HTML pages of a built site, read one after the other: together they can be larger than the memory. */
export function* builtPages(folder: string): Generator<BuiltPage> {
  for (const file of globSync('**/*.html', { cwd: folder }).toSorted()) {
    yield {
      address: `/${file.replaceAll(path.sep, '/').replace(/(^|\/)index\.html$/, '$1')}`,
      html: readFileSync(path.join(folder, file), 'utf8'),
    };
  }
}
