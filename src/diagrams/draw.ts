import { openCache } from './cache.ts';
import type { Drawing } from './drawing.ts';
import { DiagramError } from './error.ts';
import { openPool, type Pool } from './pool.ts';

export { DiagramError } from './error.ts';

/** A Mermaid source and where it stands. */
export interface DiagramSource {
  readonly code: string;
  /** From the fence's meta: for types in which Mermaid knows no accTitle and accDescr. */
  readonly title?: string;
  readonly description?: string;
  readonly file: string;
  /** Line of the source's first line in `file`, from 1. */
  readonly line: number;
}

export interface Drafter {
  /** Throws a DiagramError where the source is wrong or cannot be drawn truly. */
  draw(source: DiagramSource): Promise<Drawing>;
  readonly stats: { readonly drawn: number; readonly cached: number };
  /** Ends the processes that draw. */
  close(): Promise<void>;
}

/** Draws with the genuine Mermaid, without a browser, and keeps what is drawn in `cacheDir` between builds. */
export function createDrafter(options: {
  readonly cacheDir?: string;
  /** Told after each drawing how many were drawn so far; those from the cache do not count. */
  readonly onDrawn?: (count: number) => void;
}): Drafter {
  const cache = openCache(options.cacheDir);
  const stats = { drawn: 0, cached: 0 };
  const underway = new Map<string, Promise<Drawing>>();
  let pool: Pool | undefined;

  async function draw(source: DiagramSource): Promise<Drawing> {
    const key = await cache.key(source);
    const kept = await cache.read(key);
    if (kept !== undefined) {
      stats.cached += 1;
      return kept;
    }
    const running = underway.get(key) ?? make(source, key);
    underway.set(key, running);
    try {
      return await running;
    } finally {
      underway.delete(key);
    }
  }

  async function make(source: DiagramSource, key: string): Promise<Drawing> {
    pool ??= openPool();
    const { code, title, description, file, line } = source;
    const answer = await pool.run({ code, title, description });
    if ('drawing' in answer) {
      stats.drawn += 1;
      await cache.write(key, answer.drawing);
      options.onDrawn?.(stats.drawn);
      return answer.drawing;
    }
    if ('objection' in answer) {
      const { line: at, found, expected, countsFrom } = answer.objection;
      const before = line - 1;
      throw new DiagramError({
        file,
        line: before + at,
        found: countsFrom === undefined ? found : absolute(found, before + countsFrom),
        expected,
      });
    }
    throw new DiagramError({
      file,
      line,
      found: `a diagram at which the drawing broke down: ${answer.crash.split('\n').slice(0, 3).join(' ')}`,
      expected: 'a diagram that Mermaid can draw',
    });
  }

  return {
    draw,
    stats,
    async close() {
      await pool?.close();
      pool = undefined;
    },
  };
}

/** Mermaid counts lines from the diagram's first; its message shall name those of the file. */
const absolute = (message: string, before: number) =>
  message.replace(
    /\b(line:? )(\d+)/gi,
    (_, word: string, line: string) => `${word}${before + Number(line)}`,
  );
