/** The path below which the site lives, as we write it everywhere: with a slash at its end, “/” or “/wiki/”. */
export function basePath(configured: string): string {
  return configured.replace(/\/?$/, '/');
}
