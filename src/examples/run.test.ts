import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { article, need } from './fixture.ts';
import { languages, type Language } from './language.ts';
import type { Report } from './report.ts';
import { runExamples, type Options } from './run.ts';

vi.setConfig({ testTimeout: 60_000 });

type Files = Readonly<Record<string, string>>;

async function run(concepts: string, more: Partial<Options> = {}) {
  return runExamples({ concepts, mode: 'record', only: [], strict: true, ...more });
}

/** The reports of a new article with this entry and these programs, one verdict and its reasons each. */
async function record(
  entry: string,
  files: Files,
  more: Partial<Options> = {},
): Promise<readonly Report[]> {
  const programs = Object.keys(files).join(', ');
  const manifest = `- id: a\n  claim: It holds.\n  programs: [${programs}]\n${entry}`;
  const { concepts } = article({ ...files, 'examples.yaml': manifest });
  const { problems, reports } = await run(concepts, more);
  expect(problems).toEqual([]);
  return reports;
}

async function reasonsOf(entry: string, files: Files): Promise<string> {
  const reports = await record(entry, files);
  expect(reports.map(({ verdict }) => verdict)).toContain('fail');
  return reports.flatMap(({ reasons }) => reasons).join('\n');
}

const fours: Readonly<Record<Language, readonly [string, string]>> = {
  python: ['a.py', 'print(2 + 2)\n'],
  go: ['a.go', 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println(2 + 2)\n}\n'],
  ts: ['a.ts', 'const sum: number = 2 + 2;\nconsole.log(sum);\n'],
  js: ['a.js', 'console.log(2 + 2);\n'],
  c: ['a.c', '#include <stdio.h>\n\nint main(void) {\n    printf("%d\\n", 2 + 2);\n}\n'],
  sh: ['a.sh', 'echo $((2 + 2))\n'],
  sql: ['a.sql', 'SELECT 2 + 2;\n'],
};

test.for(languages)('a program in %s runs and is recorded', async (language, context) => {
  need(context, language);
  const [file, source] = fours[language];
  const [report] = await record('  expect: [{ line: "4" }]\n', { [file]: source });
  expect(report).toMatchObject({ verdict: 'pass', reasons: [], runs: 5, recorded: true });
});

test('Go is held to gofmt and vet, and its race detector is heard', async (context) => {
  need(context, 'go');
  const [unformed] = await record('', { 'a.go': go('fmt.Println(1)\n') }, { mode: 'check' });
  expect(unformed?.reasons).toContain("a.go  not in Go's form — run gofmt -w a.go");
  const [vetted] = await record('', { 'b.go': go('\tfmt.Printf("%d\\n", "x")\n') });
  expect(vetted?.reasons.join()).toContain('go vet: ');
  const race =
    '\tn, done := 0, make(chan bool)\n\tgo func() { n++; done <- true }()\n\tn++\n\t<-done\n\tfmt.Println("end")\n';
  const entry = '  flags: { go: [-race] }\n  exit: 66\n  expect: [{ stderr: "DATA RACE" }]\n';
  expect(await record(entry, { 'c.go': go(race) })).toMatchObject([
    { verdict: 'pass', reasons: [] },
  ]);
});

test('languages that print the same pass', async () => {
  const files = { 'a.sh': 'echo 4\n', 'a.js': 'console.log(4);\n' };
  const reports = await record('  parity: true\n', files);
  expect(reports.map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
});

test('an output that depends on its surroundings is unmasked', async () => {
  expect(await reasonsOf('', { 'b.sh': 'env | wc -l\n' })).toContain(
    'two runs print different text',
  );
  expect(await reasonsOf('', { 'c.sh': 'pwd\n' })).toContain('two runs print different text');
});

test('an output in the order of a hash table is unmasked', async (context) => {
  need(context, 'python');
  const byHash = 'print(list({"ann", "bob", "cy", "dee"}))\n';
  expect(await reasonsOf('', { 'a.py': byHash })).toContain('two runs print different text');
});

test('volatile output passes as long as what is expected holds', async () => {
  const entry =
    '  volatile: true\n  expect:\n    - number: "(\\\\d+) variables"\n      min: 1\n      max: 900\n';
  const [report] = await record(entry, { 'a.sh': 'echo "$(env | wc -l) variables"\n' });
  expect(report).toMatchObject({ verdict: 'pass', runs: 5, recorded: true });
});

test('a wrong exit code, a missing line and a crash fail', async () => {
  expect(await reasonsOf('', { 'a.sh': 'echo hi\nexit 3\n' })).toContain('exit code 3, expected 0');
  expect(await reasonsOf('  expect: [{ line: bye }]\n', { 'b.sh': 'echo hi\n' })).toContain(
    'no line “bye”',
  );
  expect(await reasonsOf('', { 'c.sh': 'echo hi\nkill -SEGV $$\n' })).toContain('exit code 139');
});

test('a failure on purpose passes', async () => {
  const entry = '  exit: 3\n  expect: [{ stderr: "on purpose" }]\n';
  const [report] = await record(entry, { 'a.sh': 'echo "on purpose" >&2\nexit 3\n' });
  expect(report?.verdict).toBe('pass');
});

test('languages that print different text fail', async () => {
  const files = { 'a.sh': 'echo one\n', 'a.js': 'console.log(2);\n' };
  expect(await reasonsOf('  parity: true\n', files)).toBe(
    'prints other text than a.sh (- a.sh, + a.js):\n  - one\n  + 2',
  );
});

test.each([
  ['survives', 'two', 'fail'],
  ['fails', 'three', 'pass'],
])('where a mutant %s the check does the opposite', async (_, by, verdict) => {
  const mutants = `  mutants: [{ file: a.sh, replace: one, with: ${by} }]\n`;
  const entry = `  volatile: true\n  expect: [{ match: "o" }]\n${mutants}`;
  const [report] = await record(entry, { 'a.sh': 'echo one\n' });
  expect(report?.verdict).toBe(verdict);
  expect(report?.reasons.join()).toContain(verdict === 'fail' ? 'survived' : '');
});

test('a mutant that is no program shows nothing', async () => {
  const mutant = '  mutants: [{ file: a.sh, replace: "echo one", with: "if" }]\n';
  expect(await reasonsOf(mutant, { 'a.sh': 'echo one\n' })).toContain('so it shows nothing');
});

test('too few cores are inconclusive: no failure, no record', async () => {
  const files = { 'a.sh': 'echo one\nexit 1\n' };
  const [report] = await record('  needs: { cpus: 2 }\n', files, { measureCores: async () => 1.1 });
  expect(report).toMatchObject({
    verdict: 'inconclusive',
    reasons: ['1.10 of 2 cores could be had'],
    recorded: false,
  });
});

test('a run that failed while its cores were lost is repeated', async () => {
  const free = [2, 1.2];
  const measureCores = async (): Promise<number> => free.shift() ?? 2;
  const onSecondTry =
    'echo >> "$HOME/../tries"\necho one\n[ "$(wc -l < "$HOME/../tries")" -gt 1 ]\n';
  const files = { 'a.sh': onSecondTry };
  const [report] = await record('  needs: { cpus: 2 }\n', files, { measureCores });
  expect(report).toMatchObject({ verdict: 'pass', runs: 5 });
});

test('Python is held to its form', async (context) => {
  need(context, 'python');
  const long = `x = "${'x'.repeat(88)}"\nprint(x)\n`;
  expect(await reasonsOf('', { 'a.py': long })).toContain('a.py:1  94 characters — at most 88');
  expect(await reasonsOf('', { 'b.py': 'if True:\n\tprint(1)\n' })).toContain('b.py:2  a tab');
});

test('every language is held to clean ends of lines, TypeScript to Prettier', async () => {
  expect(await reasonsOf('', { 'c.sh': 'echo 1 \n' })).toContain('c.sh:1  white space at the end');
  expect(await reasonsOf('', { 'd.sh': 'echo 1' })).toContain('one line break there');
  expect(await reasonsOf('', { 'e.ts': 'console.log( 1 )\n' })).toContain("not in Prettier's form");
});

test.for<readonly [Language, string, string, string]>([
  ['python', 'a.py', 'print(\n', "'(' was never closed"],
  ['sh', 'b.sh', 'if\n', 'b.sh: line 2: syntax error'],
  ['c', 'c.c', 'int main(void) { int unused; }\n', 'unused'],
  ['ts', 'd.ts', 'const x: = 1;\n', 'SyntaxError'],
])(
  'a program in %s that cannot be built is told with the words of the compiler',
  async ([language, file, source, words], context) => {
    need(context, language);
    expect(await reasonsOf('', { [file]: source })).toContain(words);
  },
);

const manifest = '- id: a\n  claim: It holds.\n  programs: [a.sh]\n';

test('a check compares with the record and changes nothing', async () => {
  const { concepts, articleDir } = article({ 'a.sh': 'echo one\n', 'examples.yaml': manifest });
  const path = join(articleDir, 'examples/records/a.sh.json');

  expect((await run(concepts, { mode: 'check' })).reports[0]?.reasons).toEqual([
    'no record of a.sh — the output of `npm run examples`',
  ]);
  expect(existsSync(path)).toBe(false);

  await run(concepts);
  const text = readFileSync(path, 'utf8');
  expect((await run(concepts, { mode: 'check' })).reports[0]?.verdict).toBe('pass');

  writeFileSync(path, text.replace('"one"', '"two"'));
  expect((await run(concepts, { mode: 'check' })).reports[0]?.reasons).toEqual([
    'prints other text than recorded (- recorded, + printed):\n  - two\n  + one',
  ]);

  writeFileSync(join(articleDir, 'examples/a.sh'), 'echo three\n');
  const [stale] = (await run(concepts, { mode: 'check' })).reports;
  expect(stale?.verdict).toBe('fail');
  expect(stale?.reasons[0]).toContain('a stale record: a.sh or its entry has changed since');
});

test('recording again writes nothing while nothing has changed', async () => {
  const { concepts, articleDir } = article({ 'a.sh': 'echo one\n', 'examples.yaml': manifest });
  const path = join(articleDir, 'examples/records/a.sh.json');
  await run(concepts);
  writeFileSync(path, readFileSync(path, 'utf8').replace(/"date": ".*?"/, '"date": "2001-01-01"'));
  expect((await run(concepts)).reports[0]?.recorded).toBe(false);
  expect(readFileSync(path, 'utf8')).toContain('2001-01-01');
});

test('a record without program is told, and removed when recording', async () => {
  const { concepts } = article({
    'a.sh': 'echo one\n',
    'records/b.sh.json': '{}\n',
    'examples.yaml': manifest,
  });
  const told = (await run(concepts, { mode: 'check' })).problems.map(({ found }) => found);
  expect(told).toEqual(['a record of a program that no entry uses']);
  expect((await run(concepts)).problems).toEqual([]);
});

test('what readers can run must print the same in the engine of the browser', async () => {
  const same = { 'a.ts': "console.log('one', 1 + 1);\n" };
  const [, there] = await record('  browser: worker\n', same);
  expect(there).toMatchObject({ file: 'a.ts in QuickJS', verdict: 'pass', runs: 1 });

  const [here, elsewhere] = await record('  browser: worker\n', { 'a.ts': 'console.log([1]);\n' });
  expect(here?.verdict).toBe('pass');
  expect(elsewhere?.reasons).toEqual([
    'prints other text than recorded (- recorded, + in the browser):\n  - [ 1 ]\n  + [1]',
  ]);
});

test('a fragment in a text must parse', async () => {
  const { concepts } = article({ '../index.mdx': 'Text.\n\n```js fragment\nif (full {\n```\n' });
  const [report] = (await run(concepts)).reports;
  expect(report).toMatchObject({ file: 'index.mdx:3, a fragment', verdict: 'fail' });
  expect(report?.reasons[0]).toMatch(/^does not parse: line 1/);
});

test('an article that does not exist is a problem', async () => {
  const { concepts } = article({ 'a.sh': 'echo one\n', 'examples.yaml': manifest });
  const { problems, reports } = await run(concepts, { only: ['sampel'] });
  expect(problems.map(({ found }) => found)).toEqual(['no article sampel']);
  expect(reports).toEqual([]);
});

function go(body: string): string {
  return `package main\n\nimport "fmt"\n\nfunc main() {\n${body}}\n`;
}
