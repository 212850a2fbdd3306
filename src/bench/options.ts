import { parseArgs } from 'node:util';

export interface Options {
  readonly articles: number;
  readonly runs: number;
  /** Where to write the figures as one line of JSON. */
  readonly json: string | undefined;
  readonly keep: boolean;
  readonly help: boolean;
}

export const help = `Usage: npm run bench -- [options]

Builds a wiki of generated articles in a temporary folder and prints what that took:
from nothing, again with nothing changed, and again with one article changed.

  --articles <n>   how many articles, 1 to 20000; 100 unless given (try 100, 1000, 5000)
  --runs <n>       how often each build is measured, 1 to 50; the medians are printed; 3 unless given
  --json <file>    also write the figures to a file, as one line of JSON
  --keep           leave the folder with the generated wiki, and say where it is
  --help           print this
`;

/** What was asked for, in words for the one who asked, cannot be done. */
export class BadOption extends Error {
  override name = 'BadOption';
}

/** @throws BadOption */
export function readOptions(args: readonly string[]): Options {
  const values = parse(args);
  return {
    articles: count('--articles', values.articles ?? '100', 20_000),
    runs: count('--runs', values.runs ?? '3', 50),
    json: values.json,
    keep: values.keep ?? false,
    help: values.help ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        articles: { type: 'string' },
        runs: { type: 'string' },
        json: { type: 'string' },
        keep: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new BadOption(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
  }
}

function count(name: string, given: string, most: number): number {
  const number = Number(given);
  if (/^\d+$/.test(given) && number >= 1 && number <= most) return number;
  throw new BadOption(`${name} ${given} — a whole number from 1 to ${most} was expected`);
}
