import { appendFile, cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { corpus } from './corpus.ts';

/** A copy of the project, with another content, that can be built without touching the project's results or caches. */
export interface Workshop {
  readonly folder: string;
  /** Removes everything that earlier builds have left. */
  readonly clear: () => Promise<void>;
  /** Adds a paragraph to the article in the middle, another one each time. */
  readonly changeOneArticle: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

const copied = [
  'src',
  'public',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'astro.config.mjs',
];
const results = ['.cache', '.astro', 'dist', 'node_modules/.astro', 'node_modules/.vite'];

/** @param project absolute path of the project */
export async function openWorkshop(project: string, articles: number): Promise<Workshop> {
  const folder = await mkdtemp(path.join(tmpdir(), 'scalewiki-bench-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    for (const name of copied) {
      await cp(path.join(project, name), path.join(folder, name), { recursive: true });
    }
    await linkPackages(path.join(project, 'node_modules'), path.join(folder, 'node_modules'));
    const texts: string[] = [];
    for (const file of corpus(articles)) {
      const place = path.join(folder, file.path);
      await mkdir(path.dirname(place), { recursive: true });
      await writeFile(place, file.text);
      if (file.path.startsWith('content/concepts/')) texts.push(place);
    }
    let changes = 0;
    return {
      folder,
      remove,
      async clear() {
        for (const name of results) {
          await rm(path.join(folder, name), { recursive: true, force: true });
        }
      },
      async changeOneArticle() {
        changes += 1;
        await appendFile(
          texts[Math.floor(texts.length / 2)]!,
          `\nThis paragraph is change number ${changes}.\n`,
        );
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Each package is linked by itself: Astro and Vite keep caches in `node_modules`, and those must be the copy's own. */
async function linkPackages(from: string, to: string): Promise<void> {
  await mkdir(to);
  for (const name of await readdir(from)) {
    if (!name.startsWith('.')) await symlink(path.join(from, name), path.join(to, name));
  }
}
