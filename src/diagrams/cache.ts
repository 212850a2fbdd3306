import { createHash, randomUUID } from 'node:crypto';
import { globSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Drawing } from './drawing.ts';
import { fontFile } from './measure/font.ts';
import type { Order } from './work.ts';

/** Drawings kept between builds, each under the hash of all it was made from. */
export interface Cache {
  key(order: Order): Promise<string>;
  read(key: string): Promise<Drawing | undefined>;
  write(key: string, drawing: Drawing): Promise<void>;
}

export function openCache(directory: string | undefined): Cache {
  let version: Promise<string> | undefined;
  const fileOf = (key: string) => path.join(directory ?? '', key.slice(0, 2), `${key}.json`);

  return {
    async key({ code, title, description }) {
      version ??= roomVersion();
      return hash([await version, code, title ?? '', description ?? ''].join('\0'));
    },
    async read(key) {
      if (directory === undefined) return undefined;
      try {
        const entry: unknown = JSON.parse(await readFile(fileOf(key), 'utf8'));
        return isEntry(entry) && hash(JSON.stringify(entry.drawing)) === entry.sum
          ? entry.drawing
          : undefined;
      } catch {
        return undefined; // none yet, or damaged: drawn again
      }
    },
    async write(key, drawing) {
      if (directory === undefined) return;
      const file = fileOf(key);
      await mkdir(path.dirname(file), { recursive: true });
      const draft = `${file}.${randomUUID()}`;
      await writeFile(draft, JSON.stringify({ sum: hash(JSON.stringify(drawing)), drawing }));
      await rename(draft, file);
    },
  };
}

function isEntry(entry: unknown): entry is { readonly sum: string; readonly drawing: Drawing } {
  return typeof entry === 'object' && entry !== null && 'sum' in entry && 'drawing' in entry;
}

/** Of this room's sources, the font and the libraries that draw. */
async function roomVersion(): Promise<string> {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const sources = globSync('{*,measure/*}.ts', { cwd: here })
    .filter((name) => !/\.test\.ts$|^bench\.ts$|\.d\.ts$/.test(name))
    .toSorted();
  const contents = await Promise.all(
    sources.map((name) => readFile(path.join(here, name), 'utf8')),
  );
  const { devDependencies } = JSON.parse(
    await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
  ) as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const libraries = ['mermaid', 'jsdom', 'harfbuzzjs', 'wawoff2'].map(
    (name) => devDependencies[name],
  );
  return hash([...contents, ...libraries, hash(await readFile(fontFile))].join('\0'));
}

const hash = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
