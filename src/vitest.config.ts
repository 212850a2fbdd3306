import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['src/**/*.test.ts'],
    testTimeout: 30_000, // some run programs, on machines that are busy
    reporters: ['default', ['json', { outputFile: 'test-results/unit.json' }]],
  },
});
