import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished, type TestContext } from 'vitest';
import type { Language } from './language.ts';
import { findToolchain } from './toolchains.ts';

/** For tests: an article `sample` with these files in its examples folder, gone when the test has ended. */
export function article(files: Readonly<Record<string, string>>): {
  readonly concepts: string;
  readonly articleDir: string;
} {
  const concepts = mkdtempSync(join(tmpdir(), 'scalewiki-test-'));
  onTestFinished(() => rmSync(concepts, { recursive: true, force: true }));
  const articleDir = join(concepts, 'sample');
  for (const [name, text] of Object.entries(files)) {
    const path = join(articleDir, 'examples', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return { concepts, articleDir };
}

/** For tests: skips the rest of one, and says why, where the machine cannot run these languages. */
export function need(test: TestContext, ...languages: readonly Language[]): void {
  for (const language of languages) {
    const toolchain = findToolchain(language);
    if ('needed' in toolchain)
      test.skip(`needs ${toolchain.needed}, found ${toolchain.found} — ${toolchain.install}`);
  }
}
