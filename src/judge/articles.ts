import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** An article as a search engine is given it. */
export interface Text {
  readonly slug: string;
  readonly title: string;
  readonly aliases: string;
  readonly headings: string;
  readonly text: string;
}

interface Fragment {
  readonly url: string;
  readonly content: string;
  readonly meta: { readonly title: string; readonly aliases: string };
  readonly anchors: readonly { readonly element: string; readonly text: string }[];
}

/** The texts of a built site, from its search index. */
export async function textsOf(site: string): Promise<readonly Text[]> {
  const folder = path.join(site, 'pagefind/fragment');
  const files = await readdir(folder);
  return Promise.all(
    files.toSorted().map(async (file) => {
      const unpacked = gunzipSync(await readFile(path.join(folder, file)));
      const { url, content, meta, anchors } = JSON.parse(
        unpacked.subarray('pagefind_dcd'.length).toString('utf8'),
      ) as Fragment;
      return {
        slug: url.replace(/^\/concepts\/|\/$/g, ''),
        title: meta.title,
        aliases: meta.aliases,
        headings: anchors
          .filter(({ element }) => /^h[2-6]$/.test(element))
          .map(({ text }) => text.trim())
          .join('. '),
        text: content,
      };
    }),
  );
}
