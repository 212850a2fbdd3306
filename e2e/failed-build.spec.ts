import { execFile } from 'node:child_process';
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';

const project = process.cwd();

test('a build with mistakes tells all of them with their lines, and leaves the site that is there', async () => {
  test.setTimeout(120_000);
  const copy = await mkdtemp(path.join(tmpdir(), 'scalewiki-'));
  try {
    for (const part of [
      'src',
      'content',
      'public',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'astro.config.mjs',
    ]) {
      await cp(path.join(project, part), path.join(copy, part), { recursive: true });
    }
    await symlink(path.join(project, 'node_modules'), path.join(copy, 'node_modules'));
    await mkdir(path.join(copy, 'dist'));
    await writeFile(path.join(copy, 'dist/index.html'), 'the site of yesterday');
    await appendFile(path.join(copy, 'content/concepts/backpressure/index.mdx'), '\n[[nowhere]]\n');
    await appendFile(
      path.join(copy, 'content/concepts/caching-overview/index.mdx'),
      '\nClaim.[@no-such-work]\n',
    );

    const built = await promisify(execFile)('node_modules/.bin/astro', ['build'], {
      cwd: copy,
    }).then(
      () => 'success',
      (error: { stdout: string; stderr: string }) => error.stdout + error.stderr,
    );
    expect(built).toMatch(
      /content\/concepts\/backpressure\/index\.mdx:\d+ {2}the unknown article “nowhere”/,
    );
    expect(built).toMatch(
      /content\/concepts\/caching-overview\/index\.mdx:\d+ {2}the unknown source “no-such-work”/,
    );
    expect(await readFile(path.join(copy, 'dist/index.html'), 'utf8')).toBe(
      'the site of yesterday',
    );
  } finally {
    await rm(copy, { recursive: true });
  }
});
