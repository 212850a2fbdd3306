import { loadPyodide } from 'pyodide';
import { expect, test, vi } from 'vitest';
import { startPython } from './python.ts';

vi.setConfig({ testTimeout: 60_000 });

const engine = startPython(loadPyodide);

async function run(source: string) {
  const printed = { stdout: '', stderr: '' };
  const exit = await (
    await engine
  ).run({ file: 'a.py', source }, (text, isError) => {
    printed[isError ? 'stderr' : 'stdout'] += text;
  });
  return { exit, ...printed };
}

test('a program runs as the main one, each time anew', async () => {
  const source = `import sys
from dataclasses import dataclass
@dataclass
class Point:
    x: int
print(__name__, sys.argv, Point(1), "left" in globals(), "é")
left = 1`;
  const stdout = "__main__ ['a.py'] Point(x=1) False é\n";
  expect(await run(source)).toEqual({ exit: 0, stdout, stderr: '' });
  expect((await run(source)).stdout).toBe(stdout);
});

test('asyncio runs', async () => {
  const source = 'import asyncio\nasyncio.run(asyncio.sleep(0.01))\nprint("woke")\n';
  expect((await run(source)).stdout).toBe('woke\n');
});

test('a traceback begins in the program', async () => {
  const { exit, stderr } = await run('def f():\n    return 1 / 0\n\nf()\n');
  expect(exit).toBe(1);
  expect(stderr).toMatch(/^Traceback .*\n {2}File "a.py", line 4, in <module>\n {4}f\(\)/);
  expect((await run('print(\n')).stderr).toContain("'(' was never closed");
});

test('the exit code is the one of sys.exit', async () => {
  expect((await run('import sys\nsys.exit(3)\n')).exit).toBe(3);
  expect(await run('raise SystemExit("why")\n')).toMatchObject({ exit: 1, stderr: 'why\n' });
});

test('nothing of JavaScript can be reached', async () => {
  expect((await run('from js import fetch\n')).stderr).toContain('ImportError');
  expect((await run('from pyodide.code import run_js\nrun_js("1")\n')).exit).toBe(1);
});
