import type { Draft } from './drafting.ts';
export function checkFit(_draft: Draft, _code: string): void {}
