import type { Chart, View } from '../kit/simulator.ts';
import { percent, short } from '../kit/words.ts';
import type { E, S } from './model.ts';
import type { P } from './model/table.ts';
import { expectedMisses, imbalance, measuredImbalance, movedShare } from './theory.ts';

type Charts = View<P, S, E>['charts'];

const nodesBefore = Array.from({ length: 29 }, (_, index) => index + 2);
const pointCounts = [1, 2, 4, 7, 10, 20, 40, 70, 100, 200, 400, 700, 1000];

export const charts: Charts = {
  moved(state, { scheme }) {
    const joins = state.changes.filter(({ kind }) => kind === 'join');
    const keys = state.home.length;
    const last = joins.at(-1);
    const share = (last?.moved ?? 0) / keys;
    const line = (of: 'mod' | 'ring') =>
      nodesBefore.map((before) => [before, movedShare(of, before)] as const);
    return {
      title: 'Share of keys that moves when one node joins',
      x: { label: 'nodes before', min: 0, max: 30 },
      y: { label: 'keys moved', min: 0, max: 1, format: (value) => `${Math.round(value * 100)} %` },
      theory: [
        { label: 'n/(n + 1): hash mod n', points: line('mod') },
        { label: '1/(n + 1): no more than needed', points: line('ring') },
      ],
      measured: [
        {
          label: 'this run',
          points: joins.map(({ before, moved }) => [before, moved / keys] as const),
        },
      ],
      difference:
        last === undefined
          ? 'No node has joined yet.'
          : `${percent(share)} moved at the last join, to ${last.before + 1} nodes; ${scheme === 'mod' ? 'n/(n + 1)' : '1/(n + 1)'} says ${percent(movedShare(scheme, last.before))}. ${short(last.astray)} of them went to another node than the new one.`,
    };
  },

  balance(state, { scheme, points, keys }): Chart {
    const n = state.nodes.length;
    const measured = measuredImbalance(state);
    const expected = imbalance(scheme, n, points, keys);
    return {
      title: 'How uneven the load is',
      x: { label: 'virtual nodes a node', min: 1, max: 1000, isLog: true },
      y: { label: 'standard deviation ÷ mean', min: 0, max: 1.2 },
      theory: [
        {
          label: `ring, ${n} nodes`,
          points: pointCounts.map((each) => [each, imbalance('ring', n, each, keys)] as const),
        },
      ],
      measured: [{ label: 'this run', points: [[points, measured]] }],
      difference: `The loads of this run differ by ${percent(measured)} of their mean (standard deviation)${scheme === 'bounded' ? '; the bound cuts off what theory would add.' : `; theory expects ${percent(expected)}.`}`,
    };
  },

  misses(state, { scheme, keys, rate, skew }, samples, now): Chart {
    const end = Math.max(6, now / 1_000_000);
    const measured = samples.map(
      ({ time, values }) => [time / 1_000_000, values['misses'] ?? 0] as const,
    );
    const isKnown =
      !skew && scheme !== 'bounded' && state.changes.every(({ kind }) => kind === 'join');
    const expected = expectedMisses(scheme, state.changes, keys, rate, now);
    return {
      title: 'Lookups that missed since the start',
      x: { label: 'time (s)', min: 0, max: end },
      y: { label: 'misses', min: 0, max: Math.max(100, state.misses, expected) * 1.25 },
      theory: isKnown
        ? [
            {
              label: 'expected',
              points: Array.from({ length: 61 }, (_, index) => {
                const time = (index * Math.min(end, now / 1_000_000)) / 60;
                return [
                  time,
                  expectedMisses(scheme, state.changes, keys, rate, time * 1e6),
                ] as const;
              }),
            },
          ]
        : [],
      measured: [{ label: 'this run', points: measured }],
      difference: isKnown
        ? `${short(state.misses)} lookups missed; ${short(Math.round(expected))} are expected when the share of theory moves and every key is asked for alike.`
        : `${short(state.misses)} lookups missed; theory is drawn for even popularity and joining nodes only.`,
    };
  },
};
