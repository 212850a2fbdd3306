import { expect, test } from 'vitest';
import { javaScript } from './javascript.ts';

const engine = javaScript();

async function run(source: string, file = 'a.ts') {
  const printed = { stdout: '', stderr: '' };
  const exit = await engine.run({ file, source }, (text, isError) => {
    printed[isError ? 'stderr' : 'stdout'] += text;
  });
  return { exit, ...printed };
}

test('TypeScript prints as it does in Node', async () => {
  const source = `interface Count { readonly n: number }
const count: Count = { n: 2 };
console.log(count, [1, 'a'], 10n, null, undefined, true, 1.5, 'text');
console.log(new Map([['a', 1]]), new Set([1]));
console.error('aside');`;
  expect(await run(source)).toEqual({
    exit: 0,
    stdout: '{"n":2} [1,"a"] 10n null undefined true 1.5 text\nMap [["a",1]] Set [1]\n',
    stderr: 'aside\n',
  });
});

test('promises and timers come in their order', async () => {
  const source = `setTimeout((word: string) => console.log(word), 20, 'late');
const never = setTimeout(() => console.log('never'), 5);
clearTimeout(never);
let left = 2;
const beat = setInterval(() => { console.log('beat'); if (--left === 0) clearInterval(beat); }, 4);
await new Promise((resolve) => setTimeout(resolve, 1));
console.log('first');`;
  expect((await run(source)).stdout).toBe('first\nbeat\nbeat\nlate\n');
});

test.each([
  ['thrown', '\nthrow new Error("no");', 1, /^Uncaught Error: no\n.*a\.ts:2/],
  ['of syntax', 'const x: = 1;', 1, /a\.ts.*\(1:10\)/],
  ['in a timer', 'setTimeout(() => { throw new TypeError("x"); });', 1, /^Uncaught TypeError: x/],
  ['of endless recursion', 'const f = () => f() + 1; f();', 1, /^Uncaught RangeError/],
  ['of too much memory', 'const a = []; for (;;) a.push(new Uint8Array(1e7));', 1, /memory/],
  ['of a wait without end', 'await new Promise(() => {});', 13, /nothing settles/],
])('a mistake %s is told, and ends the program', async (_, source, exit, words) => {
  const ended = await run(source);
  expect(ended.stderr).toMatch(words);
  expect(ended.exit).toBe(exit);
});

test('neither network nor page, storage, modules or Node are there', async () => {
  const names = 'fetch XMLHttpRequest document window self indexedDB process require Worker';
  const source = `console.log('${names}'.split(' ').filter((name) => name in globalThis).length)`;
  expect((await run(source)).stdout).toBe('0\n');
  expect((await run("import fs from 'node:fs'; fs.rmSync('/');")).exit).toBe(1);
});
