import type { AnySimulator } from './kit/simulator.ts';

/** Every simulator by name: its model, its view and its scenarios, loaded when they are wanted. One line each. */
export const simulators: Readonly<
  Record<string, () => Promise<{ readonly default: AnySimulator }>>
> = {
  'cache-eviction': () => import('./cache-eviction/scenarios.ts'),
  backpressure: () => import('./backpressure/scenarios.ts'),
  'hash-placement': () => import('./hash-placement/scenarios.ts'),
  interleavings: () => import('./interleavings/scenarios.ts'),
  'queue-and-server': () => import('./queue-and-server/scenarios.ts'),
  raft: () => import('./raft/scenarios.ts'),
  'token-bucket': () => import('./token-bucket/scenarios.ts'),
  workers: () => import('./workers/scenarios.ts'),
};

/** @throws {RangeError} where there is none of this name */
export async function simulatorOf(name: string): Promise<AnySimulator> {
  const load = Object.hasOwn(simulators, name) ? simulators[name] : undefined;
  if (load === undefined)
    throw new RangeError(
      `There is no simulator “${name}”; there are ${Object.keys(simulators).join(', ')}.`,
    );
  return (await load()).default;
}
