// Plain JavaScript: this step runs before the pinned Node is there.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './program.mjs';
import { StepFailed } from './progress.mjs';

/** @typedef {{ readonly version?: string, readonly optional?: boolean, readonly devOptional?: boolean, readonly link?: boolean }} Locked */
/** @typedef {{ readonly packages?: Readonly<Record<string, Locked>> }} Lockfile */

/**
 * True when every package of `package-lock.json` is installed at its version. npm leaves a
 * record of what it installed in `node_modules/.package-lock.json`, written only once all went
 * well; packages for other platforms are missing there and may be.
 *
 * @param {Lockfile} wanted @param {Lockfile} installed
 */
export function isComplete(wanted, installed) {
  return Object.entries(wanted.packages ?? {}).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    const found = installed.packages?.[path];
    if (!found) return Boolean(entry.optional || entry.devOptional);
    return found.version === entry.version;
  });
}

/** @param {string} project */
export function isInstalled(project) {
  try {
    const read = (/** @type {string} */ path) =>
      JSON.parse(readFileSync(join(project, path), 'utf8'));
    return isComplete(read('package-lock.json'), read('node_modules/.package-lock.json'));
  } catch {
    return false; // never installed, or npm was stopped half-way
  }
}

/** Where npm puts the Node that this project pins. @param {string} project */
export function pinnedNode(project) {
  const path = join(
    project,
    'node_modules/node/bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  return existsSync(path) ? path : undefined;
}

/** @type {readonly (readonly [RegExp, string])[]} */
const causes = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT/,
    'npm could not reach its registry. Check the network (and `npm config get proxy`), then run the command again.',
  ],
  [
    /in sync|EUSAGE/,
    'package-lock.json does not belong to package.json. Run `npm install`, look at the change, and commit both files.',
  ],
  [/ENOSPC/, 'The disk is full: installing needs about 900 MB.'],
  [
    /EACCES|EPERM/,
    'A file may not be written. See who owns node_modules and the npm cache: `ls -ld node_modules ~/.npm`.',
  ],
  [
    /EINTEGRITY|ETARGET/,
    'A package differs from what package-lock.json pins. Run `npm cache clean --force`, then the command again.',
  ],
];

/**
 * What to do about a failed `npm ci`.
 *
 * @param {string} output what npm printed @param {string} npm its version
 */
export function advise(output, npm) {
  const known = causes.find(([sign]) => sign.test(output))?.[1];
  const old =
    Number.parseInt(npm, 10) < 11
      ? `npm ${npm} is running, this project needs 11: \`npm install --global npm@11\`.`
      : '';
  return [known, old].filter(Boolean).join('\n') || 'Run `npm ci` to see it happen by itself.';
}

/** Installs what package-lock.json pins. @param {string} project @returns {Promise<string | undefined>} */
export async function install(project) {
  if (isInstalled(project)) return 'nothing to do';
  const { code, output } = await run('npm', ['ci', '--loglevel=error', '--no-progress']);
  if (code === 0) return undefined;
  const npm = await run('npm', ['--version']);
  throw new StepFailed('npm ci failed.', {
    output: shortened(output),
    advice: advise(output, npm.output.trim()),
  });
}

/** npm follows some errors with all of its help. @param {string} output */
export function shortened(output) {
  const lines = output.trim().split('\n');
  const most = 12;
  return lines.length <= most
    ? output
    : [...lines.slice(0, most), `… and ${lines.length - most} lines more: npm ci`].join('\n');
}
