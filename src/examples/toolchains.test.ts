import { expect, test, vi } from 'vitest';
import { article } from './fixture.ts';
import { findToolchain, isAtLeast } from './toolchains.ts';

test('versions are compared number by number', () => {
  expect(isAtLeast('3.11.2', '3.9')).toBe(true);
  expect(isAtLeast('1.9.7', '1.25')).toBe(false);
  expect(isAtLeast('24', '24.0')).toBe(true);
  expect(isAtLeast('23.11', '24')).toBe(false);
});

test('a toolchain is named with its version, or what to do without it', () => {
  const bash = findToolchain('sh');
  expect('banner' in bash ? bash.banner : bash.install).toMatch(/^bash \d|^Debian/);
});

test('Node is the one the project pins', () => {
  expect(findToolchain('ts')).toMatchObject({ banner: expect.stringMatching(/^Node 24\./) });
});

test('a missing toolchain is an error where all are demanded, otherwise its programs are skipped', async () => {
  vi.stubEnv('PATH', '');
  vi.resetModules();
  const { runExamples } = await import('./run.ts');
  const manifest = '- id: a\n  claim: It holds.\n  programs: [a.sql]\n';
  const { concepts } = article({ 'a.sql': 'SELECT 1;\n', 'examples.yaml': manifest });
  const run = async (strict: boolean) => {
    const { reports } = await runExamples({ concepts, mode: 'check', only: [], strict });
    return reports.map(({ verdict, reasons }) => ({ verdict, reasons }));
  };
  const reasons = [
    'needs SQLite 3.40 or newer, found nothing — Debian and Ubuntu: apt install sqlite3',
  ];
  expect(await run(false)).toEqual([{ verdict: 'skipped', reasons }]);
  expect(await run(true)).toEqual([{ verdict: 'fail', reasons }]);
  vi.unstubAllEnvs();
});
