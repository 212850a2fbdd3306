import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

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
