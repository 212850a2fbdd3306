import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { article } from './fixture.ts';
import { processesOfRun } from './processes.ts';
import { execute, isolation, type Outcome } from './sandbox.ts';
import { environmentOf, folderOf, surroundings } from './surroundings.ts';

vi.setConfig({ testTimeout: 30_000 });

async function shell(script: string, limits = { seconds: 5, megabytes: 100 }): Promise<Outcome> {
  const { concepts } = article({});
  mkdirSync(concepts, { recursive: true });
  const env = { PATH: '/usr/local/bin:/usr/bin:/bin' };
  return execute({ argv: ['bash', '-c', script], cwd: concepts, env }, limits);
}

test('what a program prints is kept apart from its errors', async () => {
  expect(await shell('echo out; echo err >&2; exit 7')).toMatchObject({
    stdout: 'out\n',
    stderr: 'err\n',
    exit: 7,
    trouble: undefined,
  });
});

test('a program that hangs is ended with all its children', async () => {
  const outcome = await shell('sleep 60 & sleep 60', { seconds: 0.3, megabytes: 100 });
  expect(outcome.trouble).toBe('ran longer than 0.3 s');
  expect(outcome.seconds).toBeLessThan(5);
});

test('a process left behind is reported and ended', async () => {
  expect((await shell('sleep 61 >/dev/null 2>&1 & echo done')).trouble).toBe(
    'left behind sleep, still running after its end',
  );
});

test('a process is found even after it has left the session', async () => {
  const outcome = await shell('setsid sleep 62 >/dev/null 2>&1 & sleep 0.1; echo $SCALEWIKI_RUN');
  expect(outcome.trouble).toBe('left behind sleep, still running after its end');
  // A killed process is gone a moment later.
  const still = () => processesOfRun(2, outcome.stdout.trim()).map(({ name }) => name);
  await expect.poll(still).not.toContain('sleep');
});

test('a helper that ends soon after its parent is not reported', async () => {
  expect((await shell('sleep 0.15 & echo done')).trouble).toBeUndefined();
});

test('a program that takes too much memory is ended', async () => {
  // Waiting for the end of a line, tail keeps all it has read.
  const hungry = '{ head -c 200000000 /dev/zero; sleep 9; } | tail';
  expect((await shell(hungry)).trouble).toBe('used more than 100 MB');
});

test('a program that prints without end is ended', async () => {
  expect((await shell('yes')).trouble).toBe('printed more than 256 KiB');
});

test('a signal shows as an exit code above 128', async () => {
  expect((await shell('kill -ABRT $$')).exit).toBe(134);
});

test.skipIf(isolation().prefix.length === 0)(
  'only the loopback of its own is in reach',
  async () => {
    const { stdout } = await shell("cut -d: -f1 /proc/net/dev | tail -n +3 | tr -d ' '");
    expect(stdout).toBe('lo\n');
  },
);

test('nothing of the environment of the caller comes through', async () => {
  const { concepts } = article({});
  const [first] = surroundings;
  if (first === undefined) throw new Error('there are surroundings');
  const cwd = folderOf(first, concepts);
  const env = environmentOf(first, concepts, 0);
  const { stdout } = await execute({ argv: ['env'], cwd, env }, { seconds: 5, megabytes: 100 });
  const names = stdout
    .trim()
    .split('\n')
    .map((line) => line.split('=')[0]);
  expect(names.toSorted()).toEqual([
    'GOMAXPROCS',
    'GORACE',
    'HOME',
    'LANG',
    'LC_ALL',
    'PATH',
    'PWD',
    'PYTHONHASHSEED',
    'SCALEWIKI_RUN',
    'TMPDIR',
    'TZ',
  ]);
});

test('no two surroundings are alike', () => {
  const folders = surroundings.map((around) => folderOf(around, join(article({}).concepts, 'x')));
  expect(new Set(folders.map((folder) => folder.split('/').length)).size).toBe(surroundings.length);
  expect(new Set(surroundings.map(({ variables }) => variables)).size).toBe(surroundings.length);
  expect(new Set(surroundings.map(({ hashSeed }) => hashSeed)).size).toBe(surroundings.length);
});
