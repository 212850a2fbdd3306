import type { Entry, Expectation } from './manifest.ts';

/** What a reader may rely on in every run of an example, one sentence each, the reason after a colon. */
export function whatHolds(entry: Entry): readonly string[] {
  return [
    ...(entry.volatile ? [] : ['Every run prints exactly this.']),
    ...(entry.parity ? ['All languages print the same.'] : []),
    ...(entry.exit === 0 ? [] : [`The program fails on purpose, with exit code ${entry.exit}.`]),
    ...entry.expect.map(sentence),
    ...(entry.cpus > 0
      ? [`It needs ${entry.cpus === 1 ? 'a free core' : `${entry.cpus} free cores`}.`]
      : []),
  ];
}

function sentence(held: Expectation): string {
  return `${fact(held)}${held.why === undefined ? '' : `: ${held.why.replace(/\.$/, '')}`}.`;
}

function fact(held: Expectation): string {
  switch (held.kind) {
    case 'line':
      return `The line “${flat(held.text)}” is printed`;
    case 'lines':
      return `The lines ${held.lines.map((line) => `“${flat(line)}”`).join(', ')} are printed, in any order`;
    case 'match':
      return `The output contains ${likeness(held.text)}`;
    case 'stderr':
      return `The error output contains ${likeness(held.text)}`;
    case 'number':
      return `${numberIn(held.text)} is ${band(held.min, held.max)}`;
  }
}

/** An expression that says little more than the text it matches is told as this text, N for a number. */
function likeness(source: string): string {
  const texts = alternatives(source).map(plainText);
  return texts.includes(undefined)
    ? `a match of ${source}`
    : texts.map((text) => `“${text}”`).join(' or ');
}

/** “^(a|b)$” → a, b */
function alternatives(source: string): readonly string[] {
  const [, inside = source] = /^\^?\(([^()]+)\)\$?$/.exec(source) ?? [];
  return inside.split('|');
}

/** “lost: (\d+)” → N in “lost: N”. */
function numberIn(source: string): string {
  const text = plainText(source.replace(/\((?!\?)[^()]*\)/, 'N'));
  return text === undefined ? `The number in ${source}` : `N in “${text}”`;
}

/** Without anchors, with single spaces; nothing when special characters remain. */
function plainText(source: string): string | undefined {
  const text = source
    .replace(/^\^|(?<!\\)\$$/g, '')
    .replaceAll(/\\d\+/g, 'N')
    .replaceAll(/(?<!\\)\.\+/g, '…')
    .replaceAll(/(?: |\\s)[+*]/g, ' ');
  const special = /[\\^$.*+?()[\]{}|]/;
  const literal = text.replaceAll(/\\[^\w\s]/g, '');
  return special.test(literal) ? undefined : flat(text.replaceAll('\\', ''));
}

/** Columns are aligned for the eye; in a sentence one space is enough. */
function flat(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}

function band(min: number, max: number): string {
  if (min === max) return say(min);
  if (max === Infinity) return `at least ${say(min)}`;
  return min === -Infinity ? `at most ${say(max)}` : `between ${say(min)} and ${say(max)}`;
}

function say(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 6 });
}
