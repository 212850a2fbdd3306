/** What a reader has read, by path: slugs of articles. Kept in the browser, and nowhere else. */
export type Progress = Readonly<Record<string, readonly string[]>>;

const key = 'paths';

/** What is remembered; nothing where storage is forbidden or holds something else. */
export function remembered(storage: Pick<Storage, 'getItem'>): Progress {
  try {
    return readProgress(storage.getItem(key) ?? '{}');
  } catch {
    return {};
  }
}

export function remember(storage: Pick<Storage, 'setItem'>, progress: Progress): void {
  try {
    storage.setItem(key, JSON.stringify(progress));
  } catch {
    // Storage is full or forbidden: progress then lasts as long as the page.
  }
}

/**
 * Progress from a file that was saved here.
 * @throws when the text is none; the message is for readers
 */
export function readProgress(text: string): Progress {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error('This file is no progress of ScaleWiki: it is not JSON.');
  }
  const isProgress =
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(
      (slugs) =>
        Array.isArray(slugs) && slugs.every((slug) => /^[a-z0-9-]{1,100}$/.test(String(slug))),
    );
  if (!isProgress) throw new Error('This file is no progress of ScaleWiki.');
  return value as Progress;
}

/** Both together: what was read on either machine was read. */
export function merged(a: Progress, b: Progress): Progress {
  return Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map((path) => [
      path,
      [...new Set([...(a[path] ?? []), ...(b[path] ?? [])])],
    ]),
  );
}

export function withStep(
  progress: Progress,
  path: string,
  slug: string,
  isRead: boolean,
): Progress {
  const others = (progress[path] ?? []).filter((each) => each !== slug);
  return { ...progress, [path]: isRead ? [...others, slug] : others };
}
