import type { loadPyodide } from 'pyodide';
import { version } from 'pyodide/package.json';
import type { Engine } from './engine.ts';
import { startPython } from './python.ts';
import { serve } from './serve.ts';

void serve(start());

async function start(): Promise<Engine> {
  const address = new URL(
    `${import.meta.env.BASE_URL}/pyodide/${version}/`.replace('//', '/'),
    location.href,
  ).href;
  const pyodide = (await import(/* @vite-ignore */ `${address}pyodide.mjs`)) as {
    readonly loadPyodide: typeof loadPyodide;
  };
  const engine = await startPython(pyodide.loadPyodide, address);
  closeDoors();
  return engine;
}

/** Python has no way to these; should one be found, it leads nowhere, even on hosts that send no policy with a worker. */
function closeDoors(): void {
  for (const door of [
    'fetch',
    'XMLHttpRequest',
    'WebSocket',
    'EventSource',
    'WebTransport',
    'importScripts',
    'indexedDB',
    'caches',
    'Worker',
    'BroadcastChannel',
  ])
    Object.defineProperty(globalThis, door, { value: undefined });
}
