import { createHash } from 'node:crypto';

/** The order in which styles win, last over first. Declared before any stylesheet, or import order would decide. */
export const layerOrder = '@layer tokens,reset,base,prose,components,furniture,print;';

/** Applies the reader's choice of theme before the first paint. Without it, and without scripts, the system decides. */
export const themeScript =
  "try{const t=localStorage.getItem('theme');if(t==='dark'||t==='light')document.documentElement.dataset.theme=t}catch{}";

/**
 * The content security policy of every page, as meta element and as header. Nothing inline but the two texts above,
 * nothing from elsewhere; `wasm-unsafe-eval` lets Pagefind's search and the programs of readers run.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `script-src 'self' 'wasm-unsafe-eval' ${sourceHash(themeScript)}`,
  `style-src 'self' ${sourceHash(layerOrder)}`,
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

function sourceHash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
