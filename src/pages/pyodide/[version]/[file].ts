import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { version } from 'pyodide/package.json';

const folder = path.dirname(createRequire(import.meta.url).resolve('pyodide/package.json'));

/** What Pyodide loads by itself when a reader runs a Python example, with the types a browser insists on. */
const types: Readonly<Record<string, string>> = {
  'pyodide.mjs': 'text/javascript',
  'pyodide.asm.mjs': 'text/javascript',
  'pyodide.asm.wasm': 'application/wasm',
  'pyodide-lock.json': 'application/json',
  'python_stdlib.zip': 'application/zip',
};

export const getStaticPaths = (() =>
  Object.keys(types).map((file) => ({
    params: { version, file },
    props: { file },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ file: string }> = async ({ props: { file } }) =>
  new Response(new Uint8Array(await readFile(path.join(folder, file))), {
    headers: { 'content-type': types[file] ?? '' },
  });
