import { mkdir, open, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * The folder in which the documents lie that search is to index, each where the article's page will be. Pagefind reads
 * them from there with all cores. Between builds they stay, each with a digest of what it was made from.
 */
export class Desk {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Whether the document of an article lies there, made from what the digest names. */
  async has(slug: string, digest: string): Promise<boolean> {
    const wanted = Buffer.from(firstLine(digest));
    const file = await open(this.#file(slug)).catch(() => undefined);
    if (file === undefined) return false;
    try {
      const { buffer } = await file.read(Buffer.alloc(wanted.length), 0, wanted.length, 0);
      return buffer.equals(wanted);
    } finally {
      await file.close();
    }
  }

  async put(slug: string, digest: string, document: string): Promise<void> {
    await mkdir(path.dirname(this.#file(slug)), { recursive: true });
    await writeFile(this.#file(slug), firstLine(digest) + document);
  }

  /** Takes away what belongs to no article. */
  async keepOnly(slugs: ReadonlySet<string>): Promise<void> {
    const there = await readdir(path.join(this.folder, 'concepts')).catch(() => []);
    const gone = there.filter((slug) => !slugs.has(slug));
    await Promise.all(
      gone.map((slug) => rm(path.dirname(this.#file(slug)), { recursive: true, force: true })),
    );
  }

  #file(slug: string): string {
    return path.join(this.folder, 'concepts', slug, 'index.html');
  }
}

const firstLine = (digest: string): string => `<!-- ${digest} -->\n`;
