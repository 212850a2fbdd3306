import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { staging } from './staging.ts';

/** Runs the hooks as a build does; `write` stands for the build itself and may fail. */
async function build(root: string, write: (folder: URL) => Promise<void>): Promise<void> {
  const { hooks } = staging();
  const base = pathToFileURL(`${root}/`);
  let outDir = new URL('dist/', base);
  const config = { root: base, outDir };
  await hooks['astro:config:setup']?.({
    command: 'build',
    config,
    updateConfig: (change: { outDir: URL }) => (outDir = change.outDir),
  } as unknown as Parameters<NonNullable<(typeof hooks)['astro:config:setup']>>[0]);
  await mkdir(outDir, { recursive: true });
  await write(outDir);
  await hooks['astro:build:done']?.({ dir: outDir } as Parameters<
    NonNullable<(typeof hooks)['astro:build:done']>
  >[0]);
}

const page = (text: string) => (folder: URL) => writeFile(new URL('index.html', folder), text);

test('a build that succeeds replaces the site, one that fails leaves it as it was', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'staging-'));
  const shown = () => readFile(path.join(root, 'dist/index.html'), 'utf8');

  await build(root, page('first'));
  expect(await shown()).toBe('first');
  await build(root, page('second'));
  expect(await shown()).toBe('second');

  const failing = build(root, async (folder) => {
    await page('half')(folder);
    throw new Error('a broken link');
  });
  await expect(failing).rejects.toThrow('a broken link');
  expect(await shown()).toBe('second');
  await rm(root, { recursive: true });
});
