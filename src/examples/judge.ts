import type { Entry, Expectation } from './manifest.ts';

export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

/** Every demand of the entry that one run did not meet; none when all hold. */
export function judge(entry: Pick<Entry, 'exit' | 'expect'>, printed: Printed): readonly string[] {
  const faults = entry.expect.flatMap((held) => {
    const fault = faultOf(held, printed);
    return fault === undefined ? [] : [fault];
  });
  if (printed.exit !== entry.exit) {
    faults.unshift(`exit code ${printed.exit}, expected ${entry.exit}${lastWords(printed.stderr)}`);
  }
  if (printed.stdout === '' && entry.expect.length === 0)
    faults.push('printed nothing, so it proves nothing');
  return faults;
}

function faultOf(held: Expectation, { stdout, stderr }: Printed): string | undefined {
  const lines = stdout.split('\n').map((line) => line.trimEnd());
  switch (held.kind) {
    case 'line':
      return lines.includes(held.text) ? undefined : `no line “${held.text}” in:\n${quote(stdout)}`;
    case 'lines':
      return sameLines(held.lines, lines)
        ? undefined
        : `expected these lines in any order:\n${quote(held.lines.join('\n'))}\nprinted:\n${quote(stdout)}`;
    case 'match':
      return new RegExp(held.text, 'm').test(stdout)
        ? undefined
        : `nothing matches ${held.text} in:\n${quote(stdout)}`;
    case 'stderr':
      return new RegExp(held.text, 'm').test(stderr)
        ? undefined
        : `nothing matches ${held.text} in the error output:\n${quote(stderr)}`;
    case 'number':
      return numberFault(held.text, held.min, held.max, stdout);
  }
}

/** Every occurrence must lie in the band, and there must be one. */
function numberFault(source: string, min: number, max: number, stdout: string): string | undefined {
  const texts = [...stdout.matchAll(new RegExp(source, 'gm'))].map((match) => match[1] ?? '');
  if (texts.length === 0) return `nothing matches ${source} in:\n${quote(stdout)}`;
  const outside = texts.find((text) => {
    const value = Number(text.replaceAll(',', ''));
    return text === '' || Number.isNaN(value) || value < min || value > max;
  });
  return outside === undefined ? undefined : `${source} gave ${outside}, expected ${min} to ${max}`;
}

function sameLines(expected: readonly string[], printed: readonly string[]): boolean {
  const lines = printed.at(-1) === '' ? printed.slice(0, -1) : printed;
  return [...expected].toSorted().join('\n') === [...lines].toSorted().join('\n');
}

const quotedLines = 12;

function quote(text: string): string {
  if (text.trim() === '') return '    (nothing)';
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`);
  return [...lines.slice(0, quotedLines), ...(lines.length > quotedLines ? ['    …'] : [])].join(
    '\n',
  );
}

function lastWords(stderr: string): string {
  return stderr.trim() === '' ? '' : `; error output:\n${quote(stderr)}`;
}
