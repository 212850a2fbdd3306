// Runs the programs of a list in the engine of the browser, one line of JSON for each: node engine-process.ts <way> <list>
import { readFileSync } from 'node:fs';
import { loadPyodide } from 'pyodide';
import type { Program } from '#playground/engine.ts';
import { javaScript } from '#playground/javascript.ts';
import { startPython } from '#playground/python.ts';

const [way, list = ''] = process.argv.slice(2);
const programs = JSON.parse(readFileSync(list, 'utf8')) as readonly Program[];
const engine = way === 'pyodide' ? await startPython(loadPyodide) : javaScript();
for (const program of programs) {
  const printed = { stdout: '', stderr: '' };
  const started = performance.now();
  const exit = await engine.run(program, (text, isError) => {
    printed[isError ? 'stderr' : 'stdout'] += text;
  });
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(`${JSON.stringify({ ...printed, exit, seconds })}\n`);
}
