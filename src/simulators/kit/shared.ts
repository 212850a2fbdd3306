/** What all simulators share in a page: one chunk of scripts (`astro.config.mjs`), loaded with the first of them. */
export { Hands } from './hands.ts';
export { simulatorOf } from '../registry.ts';
