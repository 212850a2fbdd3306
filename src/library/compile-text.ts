import { compile, type CompileContext, type Compiled } from '#markdown/compile.ts';

/** One text to compile, with what no other text shares; can be sent to another thread. */
export interface Job {
  readonly file: string;
  readonly text: string;
  readonly asides: readonly string[];
  readonly examples: CompileContext['examples'];
}

/** What all texts share; can be sent to another thread. */
export interface Surroundings {
  /** Where the site lives, with a slash at the end: “/” or “/wiki/”. */
  readonly base: string;
  /** The titles of all articles by slug. */
  readonly titles: ReadonlyMap<string, string>;
}

export interface CompiledJob {
  readonly compiled: Compiled;
  /** Titles of other articles that stand in the text. */
  readonly titles: Readonly<Record<string, string>>;
}

export async function compileText(
  { file, text, asides, examples }: Job,
  { base, titles }: Surroundings,
  draw: CompileContext['draw'],
): Promise<CompiledJob> {
  const used: Record<string, string> = {};
  const titleOf = (slug: string): string | undefined => {
    const title = titles.get(slug);
    if (title !== undefined) used[slug] = title;
    return title;
  };
  const compiled = await compile(text, asides, {
    file,
    draw,
    examples,
    links: { base, titleOf },
  });
  return { compiled, titles: used };
}
