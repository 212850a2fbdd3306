import { setFlagsFromString } from 'node:v8';
import type { AstroIntegration } from 'astro';

/**
 * Lets a build tidy up its memory earlier. On a machine with much of it, V8 would let garbage grow to several times of
 * what is in use: with 1,000 articles about 170 MB more at the peak (1,690 MiB instead of 1,521, one run each).
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
