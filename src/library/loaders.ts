import { createHash } from 'node:crypto';
import { channel } from 'node:diagnostics_channel';
import { existsSync, readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { createDrafter } from '#diagrams/draw.ts';
import { basePath } from '#wiki/base.ts';
import { formatProblem } from '#wiki/problem.ts';
import { examplesOf } from './examples.ts';
import { shown, type Library } from './library.ts';
import { readLibrary } from './read.ts';

/** Where a dev server hears of mistakes: the text that tells them, or an empty one when all are mended. */
export const problemsChannel = 'scalewiki:problems';
/** Where is told that the library has been read, and lies on the desk of search: a `LibraryRead`. */
export const readChannel = 'scalewiki:read';

export interface LibraryRead {
  /** The day of each article's last review, by slug. */
  readonly reviewed: ReadonlyMap<string, string>;
}
/** From the top of the project. */
export const deskFolder = '.cache/searchable';

type Shelf = Exclude<keyof Library, 'problems'>;

/**
 * One Astro loader for each shelf of the library. The library is read once for all of them; in `astro dev` it is read
 * again when a file under `content/` changes. On mistakes a build stops with the whole list; a running dev server
 * tells them, shows what can be shown, and keeps what it had of the rest.
 */
export function libraryLoaders(): Readonly<Record<Shelf, Loader>> {
  const fillers = new Map<Shelf, () => void>();
  let library: Promise<Library> | undefined;

  return {
    articles: loader('articles'),
    categories: loader('categories'),
    pages: loader('pages'),
    simulators: loader('simulators'),
    sources: loader('sources'),
    authors: loader('authors'),
    glossary: loader('glossary'),
    paths: loader('paths'),
    planned: loader('planned'),
  };

  function loader(shelf: Shelf): Loader {
    return {
      name: `library-${shelf}`,
      load: async (context) => {
        const isFirst = library === undefined;
        library ??= read(context);
        const current = await library;
        if (isFirst) {
          report(current, context);
          channel(readChannel).publish(news(current));
        }
        fill(context, shelf, current);
        if (context.watcher === undefined) return;

        fillers.set(shelf, async () => fill(context, shelf, await library!));
        if (isFirst) watch(context);
      },
    };
  }

  function watch(context: LoaderContext): void {
    const content = path.join(fileURLToPath(context.config.root), 'content');
    let timer: NodeJS.Timeout | undefined;
    context.watcher?.on('all', (_event, file) => {
      if (!file.startsWith(content)) return;
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const next = await read(context);
        channel(problemsChannel).publish(next.problems.length === 0 ? '' : told(next));
        channel(readChannel).publish(news(next));
        library = Promise.resolve(next);
        for (const refill of fillers.values()) refill();
        if (next.problems.length > 0) context.logger.error(told(next));
        else context.logger.info('content read again');
      }, 40);
    });
  }
}

function news({ articles }: Library): LibraryRead {
  return { reviewed: new Map(articles.map(({ id, front }) => [id, front.reviewed])) };
}

function report(library: Library, { logger, watcher }: LoaderContext): void {
  if (library.problems.length === 0) return;
  if (watcher === undefined) throw new ContentError(told(library));
  logger.error(told(library));
  channel(problemsChannel).publish(told(library));
}

/** The content cannot be built; the message lists every mistake. */
class ContentError extends Error {
  override name = 'ContentError';
}

function told({ problems }: Library): string {
  const count = problems.length === 1 ? 'One mistake' : `${problems.length} mistakes`;
  return `${count} in the content:\n\n${problems.map((problem) => `  ${formatProblem(problem)}`).join('\n')}\n`;
}

async function read({ config, logger }: LoaderContext): Promise<Library> {
  const root = fileURLToPath(config.root);
  const drafter = createDrafter({
    cacheDir: path.join(root, '.cache/diagrams'),
    onDrawn: (count) => {
      if (count % 25 === 0) logger.info(`${count} diagrams drawn`);
    },
  });
  try {
    return await readLibrary({
      root,
      base: basePath(config.base),
      compilerVersion: await compilerVersion(root),
      draw: drafter.draw,
      examplesOf,
      desk: path.join(root, deskFolder),
    });
  } finally {
    await drafter.close();
  }
}

/** A hash of everything that decides how a text is compiled. */
async function compilerVersion(root: string): Promise<string> {
  const files = await Array.fromAsync(
    glob(
      [
        'src/{markdown,diagrams,examples,indexing,library,playground,wiki}/**/*.ts',
        'src/simulators/registry.ts',
        'src/simulators/*/scenarios.ts',
      ],
      { cwd: root },
    ),
  );
  const sum = createHash('sha256');
  for (const file of [
    'package-lock.json',
    ...files.filter((name) => !name.endsWith('.test.ts')).toSorted(),
  ]) {
    sum.update(readFileSync(path.join(root, file)));
  }
  return sum.digest('hex');
}

function fill({ store }: LoaderContext, shelf: Shelf, library: Library): void {
  const ids = new Set(library[shelf].map(({ id }) => id));
  if (library.problems.length === 0)
    for (const id of store.keys()) if (!ids.has(id)) store.delete(id);
  for (const entry of library[shelf]) {
    if ('compiledFile' in entry) {
      if (existsSync(entry.compiledFile))
        store.set({ id: entry.id, data: { ...shown(entry) }, digest: entry.digest });
    } else {
      const { id, file, data } = entry;
      store.set({ id, data: { file, data }, digest: JSON.stringify(data) });
    }
  }
}
