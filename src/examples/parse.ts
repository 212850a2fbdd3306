import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { goEnvironment } from './build.ts';
import type { Fragment } from './fragments.ts';
import { buildLimits, execute } from './sandbox.ts';
import { fixedEnvironment } from './surroundings.ts';
import type { Toolchain } from './toolchains.ts';

/** Parses a piece of a program with the parser of its language; executes nothing. Returns what that objects to. */
export async function parse(
  { language, source }: Fragment,
  { command }: Toolchain,
): Promise<string | undefined> {
  if (language === 'ts' || language === 'js') return parseScript(source, `fragment.${language}`);
  const top = mkdtempSync(join(tmpdir(), 'scalewiki-'));
  const ask = async (argv: readonly [string, ...string[]], text = source): Promise<string> => {
    const input = join(top, 'fragment');
    writeFileSync(input, text);
    const env = language === 'go' ? goEnvironment(top, []) : fixedEnvironment(top);
    const { stderr, trouble } = await execute({ argv, cwd: top, env, input }, buildLimits);
    return trouble ?? stderr.trim();
  };
  try {
    switch (language) {
      case 'python':
        return firstOf(await ask([command, '-c', parsePython]));
      case 'go':
        // Given on standard input, gofmt takes declarations and statements too.
        return firstOf(await ask([join(dirname(command), 'gofmt'), '-e']));
      case 'sh':
        return firstOf(await ask([command, '-n']));
      case 'c': {
        const argv = [command, '-w', '-fsyntax-only', '-x', 'c', '-'] as const;
        const outside = await ask(argv).then(grammarOf);
        return (
          outside && (await ask(argv, `void fragment(void) {\n#line 1\n${source}}`).then(grammarOf))
        );
      }
      case 'sql':
        return grammarOf(await ask([command, ':memory:'], explained(source)));
    }
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
}

/** Unlike a compiler this takes a `return` outside of functions. */
const parsePython = `
import ast, sys, textwrap
try:
    ast.parse(textwrap.dedent(sys.stdin.read()))
except SyntaxError as error:
    sys.exit(f"line {error.lineno}: {error.msg}")
`;

async function parseScript(source: string, fileName: string): Promise<string | undefined> {
  const { default: typescript } = await import('typescript');
  const { diagnostics = [] } = typescript.transpileModule(source, {
    reportDiagnostics: true,
    fileName,
  });
  const [first] = diagnostics;
  if (first === undefined) return undefined;
  const line = source.slice(0, first.start).split('\n').length;
  return `line ${line}: ${typescript.flattenDiagnosticMessageText(first.messageText, ' ')}`;
}

/** A statement that is explained is parsed and not executed. */
function explained(source: string): string {
  return source.replaceAll(/(^|;)(\s*)(?=[^\s;])/g, '$1$2EXPLAIN ');
}

/** What a fragment names may stand elsewhere: gcc and SQLite object to that, and it is no mistake. */
const names =
  /undeclared|unknown type name|implicit declaration|incomplete type|no such (?:table|column|function)|no member named/;

function grammarOf(words: string): string | undefined {
  const errors = words.split('\n').filter((line) => /error/i.test(line) && !names.test(line));
  return firstOf(errors.join('\n'));
}

function firstOf(words: string): string | undefined {
  const [line = ''] = words.split('\n');
  return line === ''
    ? undefined
    : line.replace(/^(?:<standard input>|<stdin>|bash|.*\/bash):(?=\s*\S)/, '').trim();
}
