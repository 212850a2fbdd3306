import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Source } from '#wiki/source.ts';
import { referenceHtml } from './format.ts';

/**
 * The references of many works by id. The processor takes milliseconds for each, so what it made is kept between
 * builds, by what it was made from.
 * @param file where it is kept
 */
export async function references(
  sources: readonly Source[],
  file: string,
): Promise<ReadonlyMap<string, string>> {
  const kept = await read(file);
  const next = Object.fromEntries(
    sources.map((source) => {
      const made = JSON.stringify(source);
      return [made, kept[made] ?? referenceHtml(source)];
    }),
  );
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(next));
  return new Map(sources.map((source) => [source.id, next[JSON.stringify(source)] ?? '']));
}

/** What cannot be read is made again. */
async function read(file: string): Promise<Readonly<Record<string, string>>> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Readonly<Record<string, string>>;
  } catch {
    return {};
  }
}
