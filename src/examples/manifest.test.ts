import { expect, test } from 'vitest';
import { formatProblem } from '#wiki/problem.ts';
import { article } from './fixture.ts';
import { readManifest } from './manifest.ts';

/** What is said about this manifest beside a program a.py: `line  found — expected`. */
function problemsOf(
  manifest: string,
  files: Readonly<Record<string, string>> = {},
): readonly string[] {
  const { articleDir } = article({ 'a.py': 'print(1)\n', ...files, 'examples.yaml': manifest });
  return readManifest(articleDir).problems.map((problem) =>
    formatProblem(problem).replace(/^.*examples\.yaml:/, ''),
  );
}

const good = '- id: a\n  claim: It prints.\n  programs: [a.py]\n';

test('a manifest with the required fields only is complete, and the output is golden', () => {
  const { articleDir } = article({ 'a.py': 'print(1)\n', 'examples.yaml': good });
  const { entries, problems } = readManifest(articleDir);
  expect(problems).toEqual([]);
  expect(entries).toMatchObject([
    { id: 'a', volatile: false, parity: false, cpus: 0, exit: 0, expect: [], mutants: [] },
  ]);
  expect(entries[0]?.programs).toEqual([
    { file: 'a.py', language: 'python', source: 'print(1)\n', flags: [], browser: undefined },
  ]);
});

test('an article without examples has no problems', () => {
  expect(readManifest('/no/such/article')).toMatchObject({ entries: [], problems: [] });
});

test('programs without a manifest are a problem', () => {
  const { articleDir } = article({ 'a.py': '' });
  expect(readManifest(articleDir).problems).toMatchObject([{ line: 1, found: 'no manifest' }]);
});

test('every mistake is told at once, each with its line', () => {
  const problems = problemsOf(`- id: a
  claim: It prints
  programs: [a.py, missing.py]
  volatil: true
- id: B
  claim: It prints.
  programs: [notes.txt]
`);
  expect(problems).toEqual([
    '2  claim: “It prints” — a sentence ending with a period',
    '3  missing.py: no such file — the program in ' + folderIn(problems),
    '4  the unknown field “volatil” — did you mean “volatile”?',
    '5  id: “B” — lower-case words joined by hyphens',
    '7  notes.txt: unsupported language — a program ending in .py, .go, .ts, .js, .mjs, .c, .sh, .sql',
  ]);
});

/** The temporary folder differs from run to run. */
function folderIn(problems: readonly string[]): string {
  return /the program in (.*)/.exec(problems[1] ?? '')?.[1] ?? '';
}

test.each([
  [
    'a field that is missing',
    '- id: a\n  programs: [a.py]\n',
    '1  no field “claim” — claim: one sentence: what the output proves',
  ],
  [
    'text that is not YAML',
    '- id: [a\n',
    '2  Flow sequence in block collection must be sufficiently indented',
  ],
  ['anything but a list', 'id: a\n', '1  no list — a list of entries, each beginning with `- id:`'],
  [
    'a second entry with the same id',
    `${good}- id: a\n  claim: Again.\n  programs: [b.py]\n`,
    '4  id a, already at line 1 — an id of its own',
  ],
  [
    'a program in two entries',
    `${good}- id: b\n  claim: Again.\n  programs: [a.py]\n`,
    '6  a.py, already at line 3 — a program belongs to one entry',
  ],
  [
    'a file no entry uses',
    good,
    '1  b.py, which no entry uses — an entry that lists it, or no such file',
  ],
  [
    'volatile output of which nothing is expected',
    `${good}  volatile: true\n`,
    '4  volatile output without `expect` — what holds in every run',
  ],
  [
    'parity of one program',
    `${good}  parity: true\n`,
    '4  parity of one program — at least two programs whose output never varies',
  ],
  [
    'flags of a language it has not',
    `${good}  flags:\n    go: [-race]\n`,
    '5  flags for go — a language of its programs',
  ],
  [
    'flags of no language',
    `${good}  flags: { rust: [-O] }\n`,
    '4  the unknown field “flags.rust” — one of python, go, ts',
  ],
  [
    'two expectations in one item',
    `${good}  expect:\n    - line: "1"\n      match: "1"\n`,
    '5  expect.0: “{"line":"1","match":"1"}” — exactly one of line, lines, match, stderr, number per item',
  ],
  [
    'a band without a number',
    `${good}  expect:\n    - line: "1"\n      min: 2\n`,
    '5  expect.0: “{"line":"1","min":2}” — `number` together with `min`, `max` or both',
  ],
  [
    'a band upside down',
    `${good}  expect:\n    - number: "(\\\\d)"\n      min: 2\n      max: 1\n`,
    '`min` not above `max`',
  ],
  [
    'a number without a group',
    `${good}  expect:\n    - number: "\\\\d"\n      min: 2\n`,
    '5  expect.0.number: “\\d” — exactly one group ( ) around the number',
  ],
  [
    'a broken expression',
    `${good}  expect:\n    - match: "("\n`,
    '5  expect.0.match: “(” — a valid regular expression',
  ],
  [
    'a mutant of text that does not occur',
    `${good}  mutants:\n    - { file: a.py, replace: "x", with: "y" }\n`,
    '5  "x" occurs nowhere in a.py — a text that occurs exactly once',
  ],
  [
    'a mutant of another file',
    `${good}  mutants:\n    - file: b.py\n      replace: x\n      with: y\n`,
    '5  a mutant of b.py — a program of the same entry',
  ],
  [
    'a mutant that changes nothing',
    `${good}  mutants:\n    - { file: a.py, replace: "1", with: "1" }\n`,
    '5  mutants.0.with: “1” — a text that differs from `replace`',
  ],
  [
    'a browser refused without reason',
    `${good}  browser: never\n`,
    '4  browser: “never” — worker (TypeScript), pyodide (Python), a list of both or `{ never: <reason> }`',
  ],
])('%s is told', (_, manifest, problem) => {
  expect(problemsOf(manifest, { 'b.py': '' }).join('\n')).toContain(problem);
});

test('a mutant of text that occurs twice is told', () => {
  const manifest = `${good}  mutants:\n    - { file: a.py, replace: "1", with: "2" }\n`;
  expect(problemsOf(manifest, { 'a.py': 'print(1, 1)\n' })).toEqual([
    '5  "1" occurs 2 times in a.py — a text that occurs exactly once',
  ]);
});

test('an entry with a mistake does not hide the entries beside it', () => {
  const { articleDir } = article({
    'a.py': '',
    'b.py': '',
    'examples.yaml': `- id: X\n  claim: No.\n  programs: [b.py]\n${good}`,
  });
  expect(readManifest(articleDir).entries.map(({ id }) => id)).toEqual(['a']);
});

test('a browser may be named, or refused with a reason', () => {
  expect(problemsOf(`${good}  browser: pyodide\n`)).toEqual([]);
  expect(problemsOf(`${good}  browser: { never: starts threads }\n`)).toEqual([]);
  expect(problemsOf(`${good}  browser: [worker, pyodide]\n`)).toEqual([
    '4  worker, in which none of its programs runs — `worker` for TypeScript, `pyodide` for Python',
  ]);
});

test('what an entry says of browsers holds for the programs that it fits', () => {
  const browsersOf = (said: string) => {
    const { articleDir } = article({
      'a.ts': '',
      'a.py': '',
      'a.go': '',
      'examples.yaml': `- id: a\n  claim: It prints.\n  programs: [a.ts, a.py, a.go]\n${said}`,
    });
    return readManifest(articleDir).entries[0]?.programs.map(({ browser }) => browser);
  };
  const compiled = { never: 'needs a compiler' };
  expect(browsersOf('')).toEqual([undefined, undefined, compiled]);
  expect(browsersOf('  browser: pyodide\n')).toEqual([undefined, 'pyodide', compiled]);
  expect(browsersOf('  browser: [worker, pyodide]\n')).toEqual(['worker', 'pyodide', compiled]);
  const never = { never: 'starts threads' };
  expect(browsersOf('  browser: { never: starts threads }\n')).toEqual([never, never, never]);
});
