import address from './search.css?url';

let arrived: Promise<void> | undefined;

/** Loads the styles of search; resolves when they apply, so that nothing is seen without them. */
export function loadStyle(): Promise<void> {
  arrived ??= new Promise((resolve) => {
    const there = [...document.styleSheets].some(({ href }) => href?.endsWith(address));
    if (there) return resolve();
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = address;
    // Without styles search is plain, and works.
    for (const end of ['load', 'error']) link.addEventListener(end, () => resolve());
    document.head.append(link);
  });
  return arrived;
}
