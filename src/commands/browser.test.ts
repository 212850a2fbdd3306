import { delimiter } from 'node:path';
import { expect, test } from 'vitest';
import { places } from './browser.ts';
import { installCommand, missingLibraries } from './system-libraries.ts';

test('Playwright’s own browser comes before any on the system', () => {
  const paths = places('/own/chrome', ['/usr/local/bin', '/usr/bin'].join(delimiter)).map(
    ({ path }) => path,
  );
  expect(paths[0]).toBe('/own/chrome');
  expect(paths.indexOf('/usr/local/bin/google-chrome')).toBeLessThan(
    paths.indexOf('/usr/bin/google-chrome'),
  );
  expect(paths.indexOf('/usr/bin/google-chrome')).toBeLessThan(paths.indexOf('/usr/bin/chromium'));
});

test('libraries that a bare Debian lacks become one command, each package once', () => {
  const ldd = `\tlibnspr4.so => not found
\tlibnss3.so => not found
\tlibnssutil3.so => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)`;
  expect(missingLibraries(ldd)).toEqual(['libnspr4.so', 'libnss3.so', 'libnssutil3.so']);
  expect(installCommand(missingLibraries(ldd))).toBe(
    'apt-get update && apt-get install --yes --no-install-recommends libnspr4 libnss3',
  );
});

test('a library of no known package gives no command rather than a wrong one', () => {
  expect(installCommand(['libnss3.so', 'libunheardof.so.1'])).toBeUndefined();
});
