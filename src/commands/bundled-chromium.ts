import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate } from '@sparticuz/chromium';
import { project, StepFailed } from './progress.mjs';
import { installLibraries } from './system-libraries.ts';

/**
 * Unpacks the Chromium that @sparticuz/chromium ships into `.cache` and returns the path of a
 * program that starts it. The package also carries the few system libraries that Chromium needs and
 * a font, so a bare Debian is enough; where these libraries do not fit the system's own, its
 * packages are installed.
 */
export async function bundledChromium(starts: (path: string) => Promise<boolean>): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new StepFailed(
      `No Chrome or Chromium found on this system (${process.platform} ${process.arch}).`,
      {
        advice: 'Install one, run `npx playwright install chromium`, or set CHROME_PATH to one.',
      },
    );
  }
  const shipped = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..');
  const { version } = JSON.parse(await readFile(join(shipped, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  const place = join(project, '.cache', `chromium-${version}`);
  if (!existsSync(place)) await unpack(join(shipped, 'bin'), place);

  const launcher = join(place, 'chrome');
  if (await starts(launcher)) return launcher;

  const bare = join(place, 'chromium');
  if (!(await starts(bare))) await installLibraries(bare);
  if (await starts(bare)) return bare;
  throw new StepFailed(`${bare} does not start.`, {
    advice: `Run it with --version to see why, or install Chrome or Chromium and set CHROME_PATH.`,
  });
}

/** Into a folder beside, renamed when all is there: two runs at once do not see each other's halves. */
async function unpack(archives: string, place: string): Promise<void> {
  const half = `${place}.${process.pid}`;
  await mkdir(half, { recursive: true });

  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = half; // where the package unpacks to; it asks at once, not later
  const unpacking = ['chromium.br', 'swiftshader.tar.br', 'fonts.tar.br', 'al2023.tar.br'].map(
    (name) => inflate(join(archives, name)),
  );
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;

  await Promise.all(unpacking);
  await writeFile(join(half, 'fonts.conf'), fontSettings);
  await writeFile(join(half, 'chrome'), launcherScript);
  await chmod(join(half, 'chrome'), 0o755);
  await rename(half, place).catch(async (error: unknown) => {
    await rm(half, { recursive: true });
    if (!existsSync(place)) throw error;
  });
}

/** Without any font Chromium stops at its first letter. */
const fontSettings = `<?xml version="1.0"?>
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

const launcherScript = `#!/bin/sh
# Starts the Chromium beside this file with its libraries and, where the system has no fonts, its font.
here=$(dirname "$0")
export LD_LIBRARY_PATH="$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_FILE="\${FONTCONFIG_FILE:-$here/fonts.conf}"
exec "$here/chromium" "$@"
`;
