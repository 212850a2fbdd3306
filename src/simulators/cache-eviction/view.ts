import { count, percent, short } from '../kit/words.ts';
import type { Chart, View } from '../kit/simulator.ts';
import { drawing, named, rivals } from './drawing.ts';
import { counted, hitShare, isSkewed, type E, type P, type S } from './model.ts';
import { policies, type Cache } from './model/policies.ts';
import { bestFixedSet, che, cheCurve } from './theory.ts';

const mainOf = (state: S): Cache => state.caches[state.main]!;
const boundOf = (state: S) => state.opts[state.bound]!;

const share = (label: string, max: number) => ({
  label,
  min: 0,
  max,
  format: (value: number): string => `${short(value * 100)} %`,
});

export const view: View<P, S, E> = {
  pace: 1_000_000,
  draw: drawing,
  table: (state, params) => ({
    caption: `Hits in the ${count(counted(state), 'request')} that count`,
    head: ['Cache', 'Hits', 'Share'],
    rows: [...rivals(state, params), { name: 'OPT', cache: boundOf(state) }].map(
      ({ name, cache }) => [name, cache.hits - cache.coldHits, percent(hitShare(cache, state))],
    ),
  }),
  sentence: (state, { policy, slots }) =>
    `${policies[policy]} with ${count(slots, 'slot')} hits ${percent(hitShare(mainOf(state), state))} of ${count(counted(state), 'request')}; OPT would have hit ${percent(hitShare(boundOf(state), state))}.`,
  narrate(event, state, { slots }) {
    if (event.kind === 'scan') return 'A scan begins.';
    if (event.kind === 'shift') return 'Other keys are popular now.';
    const found = ({ isHit }: Cache): string => (isHit ? 'there' : 'missing');
    const { isHit, out } = mainOf(state);
    const fewer = state.caches[state.fewer];
    return `Key ${named(state.recent.at(-1)!.key)} was ${found(mainOf(state))}${out === null ? '' : `; key ${named(out)} had to leave`}.${
      fewer === undefined || fewer.isHit === isHit
        ? ''
        : ` With ${slots - 1} slots it was ${found(fewer)}.`
    }`;
  },
  charts: {
    curve(state, params) {
      const sizes = state.opts.map(({ slots }) => slots);
      const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
      const points = (all: readonly (Cache | S['opts'][number])[]) =>
        counted(state) === 0 ? [] : all.map((each) => [each.slots, hitShare(each, state)] as const);
      return {
        title: 'Hits by the number of slots',
        x: { label: 'slots', min: least, max: most, isLog: most > 10 },
        y: share('share of requests that hit', 1.15),
        theory: [
          { label: 'OPT', points: points(state.opts) },
          ...(params.trace === 'zipf'
            ? [{ label: 'LRU, Che', points: cheCurve(params, least, most) }]
            : []),
        ],
        measured: [
          {
            label: policies[params.policy],
            points: points(rivals(state, params).map(({ cache }) => cache)),
          },
        ],
        difference: compared(state, params),
      };
    },
    time(state, params, samples) {
      const points: (readonly [number, number])[] = [];
      let [askedThen, hitsThen] = [0, 0];
      for (const { values } of samples) {
        const { asked = 0, hits = 0 } = values;
        if (asked - askedThen < params.slots) continue;
        points.push([asked, (hits - hitsThen) / (asked - askedThen)]);
        [askedThen, hitsThen] = [asked, hits];
      }
      const end = Math.max(100, state.asked - state.scanned);
      const level = (label: string, value: number): Chart['theory'][number] => ({
        label,
        points: [
          [0, value],
          [end, value],
        ],
      });
      return {
        title: 'Hits over time',
        x: { label: 'requests', min: 0, max: end },
        y: share('share of the latest requests that hit', 1),
        theory: isSkewed(params)
          ? [
              level('best fixed set', bestFixedSet(params, params.slots)),
              level('LRU, Che', che(params, params.slots).hits),
            ]
          : [],
        measured: [{ label: policies[params.policy], points }],
        difference: compared(state, params),
      };
    },
  },
};

/** How far the run is from OPT, and from what theory there is for this policy and these requests. */
function compared(state: S, params: P): string {
  const { policy, slots, trace } = params;
  const is = hitShare(mainOf(state), state);
  const off = (value: number): string =>
    `${Math.abs(100 * (is - value)).toFixed(1)} points ${is < value ? 'lower' : 'higher'}`;
  const opt = `The run is ${off(hitShare(boundOf(state), state))} than OPT`;
  if (trace !== 'zipf') return `${opt}.`;
  const isForetold = policy === 'lru';
  const value = isForetold ? che(params, slots).hits : bestFixedSet(params, slots);
  return `${opt}. ${isForetold ? 'Che’s approximation says' : 'The best fixed set would have'} ${percent(value)}; the run is ${off(value)}.`;
}
