import { run } from './program.mjs';
import { StepFailed } from './progress.mjs';

/** The Debian package of each library that Chromium's program asks the system for (`ldd`, version 153). */
const packages: Readonly<Record<string, string>> = {
  'libexpat.so.1': 'libexpat1',
  'libgcc_s.so.1': 'libgcc-s1',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
};

/** Names of the libraries that `ldd` did not find. */
export function missingLibraries(ldd: string): readonly string[] {
  return [...ldd.matchAll(/^\s*(\S+) => not found/gm)].map((found) => found[1]!);
}

/** The shell command that installs what is missing, for those who may; undefined where a library has no known package. */
export function installCommand(missing: readonly string[]): string | undefined {
  const names = new Set(missing.map((name) => packages[name]));
  if (names.size === 0 || names.has(undefined)) return undefined;
  return `apt-get update && apt-get install --yes --no-install-recommends ${[...names].join(' ')}`;
}

/** Installs the system libraries that a program lacks; where that is not allowed, says the command that does. */
export async function installLibraries(program: string): Promise<void> {
  const missing = missingLibraries((await run('ldd', [program])).output);
  if (missing.length === 0) return;

  const command = installCommand(missing);
  const hasApt = (await run('apt-get', ['--version'])).code === 0;
  if (command === undefined || !hasApt) {
    throw new StepFailed(`Chromium lacks system libraries: ${missing.join(', ')}.`, {
      advice:
        'Install them with your package manager, or a Chrome or Chromium, and run the command again.',
    });
  }
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '--non-interactive'];
  const [first = 'sh', ...rest] = [...sudo, 'sh', '-c', command];
  const { code, output } = await run(first, rest, { env: { DEBIAN_FRONTEND: 'noninteractive' } });
  if (code === 0) return;
  throw new StepFailed(`Chromium lacks system libraries: ${missing.join(', ')}.`, {
    output: sudo.length > 0 ? '' : output,
    advice: `Install them: sudo sh -c '${command}'`,
  });
}
