import { setFlagsFromString } from 'node:v8';
import type { AstroIntegration } from 'astro';

/**
 * Lets a build tidy up its memory earlier. On a machine with much of it, V8 would let garbage grow to several times of
 * what is in use; 1,000 articles then take 200 MB more, for a saving of a second.
 */
export function frugalMemory(): AstroIntegration {
  return {
    name: 'frugal-memory',
    hooks: {
      'astro:config:setup': ({ command }) => {
        // How much the heap may grow, in percent, until it is tidied up again.
        if (command === 'build') setFlagsFromString('--heap-growing-percent=20');
      },
    },
  };
}
