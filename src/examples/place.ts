import { relative, resolve, sep } from 'node:path';

/** How problems name a file: from the top of the project, with slashes; whole where it lies outside. */
export function pathInProject(file: string): string {
  const path = relative(process.cwd(), file);
  return (path.startsWith('..') ? resolve(file) : path).split(sep).join('/');
}
