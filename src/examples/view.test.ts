import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { article } from './fixture.ts';
import { homeCommand } from './language.ts';
import { readManifest } from './manifest.ts';
import { recordPath, sourceHash, writeRecord, type ExampleRecord } from './record.ts';
import { loadExamples } from './view.ts';

const manifest = '- id: a\n  claim: It holds.\n  programs: [a.py]\n';

/** An article whose one program has a fresh record. */
function recorded(
  source = 'print(1)\n',
  text = manifest,
  more: Partial<ExampleRecord> = {},
): string {
  const { articleDir } = article({ 'a.py': source, 'examples.yaml': text });
  const [entry] = readManifest(articleDir).entries;
  const program = entry?.programs[0];
  if (entry === undefined || program === undefined) throw new Error('the manifest is sound');
  writeRecord(articleDir, {
    program: 'a.py',
    source: sourceHash(entry, program),
    toolchain: 'CPython 3.11.2',
    os: 'Debian',
    cpus: 2,
    date: '2026-11-23',
    exit: 0,
    stdout: '1\n',
    stderr: '',
    ...more,
  });
  return articleDir;
}

function found(articleDir: string): readonly string[] {
  return loadExamples(articleDir).problems.map((problem) => problem.found);
}

test('an example is shown with its source, regions, record and command', () => {
  const { examples, problems } = loadExamples(recorded('# region core\nprint(1)\n# endregion\n'));
  expect(problems).toEqual([]);
  expect(examples).toMatchObject([
    {
      id: 'a',
      claim: 'It holds.',
      volatile: false,
      holds: ['Every run prints exactly this.'],
      programs: [
        {
          file: 'a.py',
          language: 'python',
          source: 'print(1)\n',
          regions: [{ name: 'core', text: 'print(1)', firstLine: 1 }],
          record: { stdout: '1\n', toolchain: 'CPython 3.11.2', date: '2026-11-23' },
          command: 'python3 a.py',
        },
      ],
    },
  ]);
});

test('a missing record is a problem', () => {
  const { articleDir } = article({ 'a.py': 'print(1)\n', 'examples.yaml': manifest });
  expect(found(articleDir)).toEqual(['no record of a.py']);
});

test('a record becomes stale with the program and with what must hold', () => {
  const changed = recorded();
  writeFileSync(join(changed, 'examples/a.py'), 'print(2)\n');
  expect(found(changed)[0]).toMatch(/^a stale record: a\.py/);

  const demanding = recorded();
  writeFileSync(
    join(demanding, 'examples/examples.yaml'),
    `${manifest}  flags: { python: [-O] }\n`,
  );
  expect(found(demanding)[0]).toMatch(/^a stale record/);
});

test('a record outlives a change of words, and of where readers can run it', () => {
  const articleDir = recorded();
  writeFileSync(
    join(articleDir, 'examples/examples.yaml'),
    `${manifest.replace('It holds', 'It always holds')}  browser: pyodide\n`,
  );
  expect(found(articleDir)).toEqual([]);
});

test('a record that someone has edited until nothing holds is a problem', () => {
  const entry = `${manifest}  volatile: true\n  expect: [{ line: "1" }]\n`;
  expect(found(recorded('print(1)\n', entry, { stdout: '2\n' }))[0]).toContain('no line “1”');
});

test('what is not a record is a problem', () => {
  const articleDir = recorded();
  writeFileSync(recordPath(articleDir, 'a.py'), '{"program": "a.py"}');
  expect(found(articleDir)).toEqual(['not a record']);
});

test('a record is written one line of output to one line of text', () => {
  const text = readFileSync(recordPath(recorded(), 'a.py'), 'utf8');
  expect(text).toContain('\n  "stdout": [\n    "1",\n    ""\n  ],\n  "stderr": []\n}\n');
});

test('a mistake in a region is told with the line of the program', () => {
  const [problem] = loadExamples(recorded('print(1)\n# region open\n')).problems;
  expect(problem).toMatchObject({ line: 2, found: 'region open, never closed' });
  expect(problem?.file).toMatch(/examples\/a\.py$/);
});

test('every language has one command', () => {
  expect(homeCommand('a.go', 'go', ['-race'])).toBe('go run -race a.go');
  expect(homeCommand('a.ts', 'ts')).toBe('node a.ts');
  expect(homeCommand('a.c', 'c')).toBe('cc -O2 -pthread a.c -o a && ./a');
  expect(homeCommand('a.sh', 'sh')).toBe('bash a.sh');
  expect(homeCommand('a.sql', 'sql')).toBe('sqlite3 :memory: < a.sql');
});
