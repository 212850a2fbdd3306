export interface Request {
  /** Path from the top of the built site: “_astro/page.css”. */
  readonly file: string;
  readonly kind: 'script' | 'style' | 'font' | 'image';
}

/** The files that a browser fetches with a page: what the HTML names, and what its modules import statically. */
export async function requestsOf(
  html: string,
  base: string,
  read: (file: string) => Promise<string>,
): Promise<readonly Request[]> {
  const found = new Map<string, Request>();
  const add = (address: string, kind: Request['kind']): void => {
    const file = address.slice(base.length);
    found.set(file, { file, kind });
  };
  for (const [, address] of html.matchAll(/<script[^>]+src="([^"]+)"/g))
    add(address ?? '', 'script');
  for (const [, address] of html.matchAll(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g))
    add(address ?? '', 'style');
  for (const [, address] of html.matchAll(
    /<link[^>]+rel="preload"[^>]+href="([^"]+)"[^>]+as="font"/g,
  ))
    add(address ?? '', 'font');
  for (const [, address] of html.matchAll(/<link[^>]+rel="icon"[^>]+href="([^"]+)"/g))
    add(address ?? '', 'image');
  for (const [, address] of html.matchAll(/<img(?![^>]+loading="lazy")[^>]+src="([^"]+)"/g))
    add(address ?? '', 'image');

  const scripts = [...found.values()]
    .filter(({ kind }) => kind === 'script')
    .map(({ file }) => file);
  for (let file = scripts.pop(); file !== undefined; file = scripts.pop()) {
    for (const imported of staticImports(await read(file), file)) {
      if (found.has(imported)) continue;
      found.set(imported, { file: imported, kind: 'script' });
      scripts.push(imported);
    }
  }
  return [...found.values()];
}

/** `import"./a.js"` and `import{b}from"./b.js"`, not `import("./c.js")`. */
export function staticImports(code: string, file: string): readonly string[] {
  return [
    ...code.matchAll(
      /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{][^"'()]*from)?\s*["'](\.{1,2}\/[^"']+)["']/g,
    ),
  ].map(([, relative = '']) => beside(file, relative));
}

/** ``import(`./c.js`)`` */
export function dynamicImports(code: string, file: string): readonly string[] {
  return [...code.matchAll(/\bimport\(\s*["'`](\.{1,2}\/[^"'`]+)["'`]/g)].map(([, relative = '']) =>
    beside(file, relative),
  );
}

function beside(file: string, relative: string): string {
  return new URL(relative, `http://site/${file}`).pathname.slice(1);
}
