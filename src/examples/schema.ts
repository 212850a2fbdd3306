import { z } from 'zod';
import { similar } from '#wiki/similar.ts';
import { languages } from './language.ts';

/** Everything that is not there or of another shape is answered with what would be right. */
function strict<Shape extends z.ZodRawShape>(shape: Shape, expected: string) {
  return z.strictObject(shape, { error: meaning(Object.keys(shape), expected) });
}

function meaning(known: readonly string[], expected: string) {
  return (issue: { readonly code?: string | undefined; readonly keys?: unknown }): string => {
    if (issue.code !== 'unrecognized_keys') return expected;
    const typed = Array.isArray(issue.keys) ? String(issue.keys[0]) : '';
    const near = similar(typed, known, 1)[0];
    return near === undefined ? `one of ${known.join(', ')}` : `did you mean “${near}”?`;
  };
}

const text = (expected: string) => z.string(expected).min(1, expected);
const pattern = text('a regular expression in quotes').refine(
  compiles,
  'a valid regular expression',
);
const bound = z.number('a number');
const FileName = z
  .string('a file name')
  .regex(
    /^[a-z0-9][a-z0-9_-]*\.[a-z]+$/,
    'a lower-case file name in this folder, such as lost_update.py',
  );

export const expectationKinds = ['line', 'lines', 'match', 'stderr', 'number'] as const;

const ExpectationFields = strict(
  {
    line: text('the whole line, as printed').optional(),
    lines: z
      .array(text('a line, as printed'), 'a list of lines')
      .min(1, 'at least one line')
      .optional(),
    match: pattern.optional(),
    stderr: pattern.optional(),
    number: pattern
      .refine(
        (source) => !compiles(source) || groupsOf(source) === 1,
        'exactly one group ( ) around the number',
      )
      .optional(),
    min: bound.optional(),
    max: bound.optional(),
    why: text('the reason, a few words').optional(),
  },
  'a mapping such as `line: "final: 200000"`',
).check(({ value, issues }) => {
  const say = (message: string): void =>
    void issues.push({ code: 'custom', message, input: value });
  const kinds = expectationKinds.filter((kind) => value[kind] !== undefined);
  if (kinds.length !== 1) say(`exactly one of ${expectationKinds.join(', ')} per item`);
  const banded = value.min !== undefined || value.max !== undefined;
  if (banded !== (value.number !== undefined)) say('`number` together with `min`, `max` or both');
  if (value.min !== undefined && value.max !== undefined && value.min > value.max)
    say('`min` not above `max`');
});

const Mutant = strict(
  {
    file: FileName,
    replace: text('the text to replace, occurring once in the program'),
    with: z.string('the text that takes its place'),
  },
  'a mapping with `file`, `replace` and `with`',
).refine((mutant) => mutant.replace !== mutant.with, {
  path: ['with'],
  message: 'a text that differs from `replace`',
});

/** Where readers can run it; `never` says why nowhere. */
const Way = z.enum(['worker', 'pyodide']);
const Browser = z.union(
  [
    Way,
    z.array(Way).min(1),
    strict({ never: text('the reason, such as "starts threads"') }, '`never: <reason>`'),
  ],
  'worker (TypeScript), pyodide (Python), a list of both or `{ never: <reason> }`',
);

export const EntryFields = strict(
  {
    id: z.string('an id').regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens'),
    claim: z
      .string('one sentence: what the output proves')
      .regex(/[.!?]$/, 'a sentence ending with a period'),
    programs: z.array(FileName, 'a list of file names').min(1, 'at least one program'),
    volatile: z.boolean('true or false').default(false),
    parity: z.boolean('true or false').default(false),
    needs: strict({ cpus: z.int('a whole number').min(1).max(64) }, '`cpus: <number>`').optional(),
    flags: z
      .partialRecord(z.enum(languages), z.array(text('an argument'), 'a list of arguments'), {
        error: meaning(languages, 'a language and its arguments'),
      })
      .default({}),
    exit: z.int('an exit code').min(0, '0 to 255').max(255, '0 to 255').default(0),
    expect: z.array(ExpectationFields, 'a list').default([]),
    mutants: z.array(Mutant, 'a list').default([]),
    browser: Browser.optional(),
  },
  'a mapping with at least `id`, `claim` and `programs`',
);
export type EntryFields = z.infer<typeof EntryFields>;

function compiles(source: string): boolean {
  try {
    return new RegExp(source, 'm') instanceof RegExp;
  } catch {
    return false;
  }
}

/** With an empty alternative every group of the expression shows in the match. */
function groupsOf(source: string): number {
  return (new RegExp(`${source}|`).exec('')?.length ?? 1) - 1;
}
