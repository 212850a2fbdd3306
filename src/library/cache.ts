import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Results kept between builds, one JSON file each, named by what they were made from. */
export class Cache<T> {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  fileOf(key: string): string {
    return path.join(this.folder, `${key}.json`);
  }

  /** What was kept under a key; a file that cannot be read counts as none. */
  async get(key: string): Promise<T | undefined> {
    try {
      return JSON.parse(await readFile(this.fileOf(key), 'utf8')) as T;
    } catch {
      return undefined;
    }
  }

  /**
   * Written beside and renamed, so that a build that is stopped leaves no half file.
   *
   * @param beside texts that lie beside the value, by their file; written first, so that a value found has them
   */
  async set(key: string, value: T, beside: ReadonlyMap<string, string> = new Map()): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    for (const [file, text] of beside) await writeFile(file, text);
    const next = `${this.fileOf(key)}.${process.pid}`;
    await writeFile(next, JSON.stringify(value));
    await rename(next, this.fileOf(key));
  }
}

export function hash(...parts: readonly (string | Uint8Array)[]): string {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part).update('\0');
  return sum.digest('hex').slice(0, 32);
}
