import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { advise, isComplete, shortened } from './install.mjs';
import { project } from './progress.mjs';

const wanted = {
  packages: {
    '': {},
    'node_modules/astro': { version: '7.3.5' },
    'node_modules/astro/node_modules/zod': { version: '4.6.7' },
    'node_modules/fsevents': { version: '2.3.3', optional: true },
  },
};

test('nothing is installed again when every package is there at its version', () => {
  const installed = {
    packages: {
      'node_modules/astro': { version: '7.3.5' },
      'node_modules/astro/node_modules/zod': { version: '4.6.7' },
    },
  };
  expect(isComplete(wanted, installed)).toBe(true);
});

test('a package of another version, or one that is missing, has everything installed', () => {
  const old = { version: '7.3.4' };
  const zod = { version: '4.6.7' };
  expect(
    isComplete(wanted, {
      packages: { 'node_modules/astro': old, 'node_modules/astro/node_modules/zod': zod },
    }),
  ).toBe(false);
  expect(isComplete(wanted, { packages: { 'node_modules/astro': { version: '7.3.5' } } })).toBe(
    false,
  );
  expect(isComplete(wanted, {})).toBe(false);
});

test('a failed install says what to do when the network, the lockfile or the disk is the cause', () => {
  expect(advise('npm error code ENOTFOUND', '11.6.0')).toMatch(/Check the network/);
  expect(advise('npm error code EUSAGE', '11.6.0')).toMatch(/`npm install`/);
  expect(advise('npm error ENOSPC: no space left', '11.6.0')).toMatch(/disk is full/);
});

test('an npm older than 11 is named, alone or beside another cause', () => {
  expect(advise('', '10.9.2')).toBe(
    'npm 10.9.2 is running, this project needs 11: `npm install --global npm@11`.',
  );
  expect(advise('ENOTFOUND', '10.9.2').split('\n')).toHaveLength(2);
});

test('an unknown cause leaves the command to repeat', () => {
  expect(advise('npm error something new', '11.6.0')).toMatch(/`npm ci`/);
});

test('of a long output the head is shown, with the command that shows the rest', () => {
  const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`);
  expect(shortened(lines.join('\n'))).toMatch(/line 11\n… and 28 lines more: npm ci$/);
  expect(shortened('one\ntwo')).toBe('one\ntwo');
});

interface Locked {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

test('package-lock.json pins the packages of every platform, without which `npm ci` refuses it', () => {
  const lock = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, Locked>>;
  };
  const versions = new Set(
    Object.entries(lock.packages).map(
      ([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`,
    ),
  );
  const missing = Object.values(lock.packages).flatMap(({ optionalDependencies = {} }) =>
    Object.entries(optionalDependencies)
      .filter(([, range]) => /^\d/.test(range))
      .map(([name, version]) => `${name}@${version}`)
      .filter((name) => !versions.has(name)),
  );
  expect(missing).toEqual([]);
});
