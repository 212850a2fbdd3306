import type { S } from './model.ts';
import type { Scheme } from './model/placement.ts';

/** The share of keys that moves when a node joins n others: all that stay have the same remainder mod n and mod n + 1. */
export function movedShare(scheme: Scheme, before: number): number {
  return scheme === 'mod' ? before / (before + 1) : 1 / (before + 1);
}

/**
 * Standard deviation of the load over its mean. The arcs of n nodes with v points each are Dirichlet distributed; a
 * finite number of keys, each falling somewhere by chance, adds to it.
 */
export function imbalance(scheme: Scheme, nodes: number, points: number, keys: number): number {
  const ofArcs = scheme === 'ring' ? 1 / (nodes * points + 1) : 0;
  return Math.sqrt((nodes - 1) * (ofArcs + (1 - ofArcs) / keys));
}

/** Measured: standard deviation of the load over its mean. */
export function measuredImbalance({ load, nodes, home }: S): number {
  const mean = home.length / nodes.length;
  const sum = nodes.reduce((total, node) => total + ((load[node] ?? 0) - mean) ** 2, 0);
  return Math.sqrt(sum / nodes.length) / mean;
}

/** Misses up to a time, where all keys are asked for alike: what moved is fetched when it is asked for first. */
export function expectedMisses(
  scheme: Scheme,
  changes: S['changes'],
  keys: number,
  rate: number,
  time: number,
): number {
  return changes
    .filter((change) => change.kind === 'join' && change.time < time)
    .reduce((sum, { time: at, before }) => {
      const asked = (rate * (time - at)) / 1_000_000;
      return sum + keys * movedShare(scheme, before) * (1 - (1 - 1 / keys) ** asked);
    }, 0);
}
