import type { Chart, Series, View } from '../kit/simulator.ts';
import { percent, short } from '../kit/words.ts';
import { ahead, type E, type Lane, type S } from './model.ts';
import { meanWork, type P, type Policy } from './model/params.ts';

type Point = readonly [number, number];
const second = 1_000_000;

export const names: Readonly<Record<Policy, string>> = {
  block: 'block',
  newest: 'drop newest',
  oldest: 'drop oldest',
  deadline: 'shed late',
  codel: 'CoDel',
};

/** Share of items that find `places` places taken, the one in service included: M/M/1/K. */
export function lossShare(load: number, places: number): number {
  let power = 1;
  let sum = 1;
  for (let n = 1; n <= places; n += 1) {
    power *= load;
    sum += power;
  }
  return power / sum;
}

/** “162 ms”, “4.21 s”, of microseconds. */
export const time = (microseconds: number): string =>
  microseconds < second
    ? `${Math.round(microseconds / 1000)} ms`
    : `${(microseconds / second).toFixed(2)} s`;

export const meanWait = ({ waited, begun }: Lane): number => waited / (begun || 1);

/** Those of the lanes that a chart can show together. */
const pick = (lanes: readonly Lane[], wanted: readonly Policy[]): readonly Lane[] =>
  lanes.length === 1 ? lanes : lanes.filter(({ policy }) => wanted.includes(policy));

const level = (label: string, end: number, value: number): Series => ({
  label,
  points: [
    [0, value],
    [end, value],
  ],
});

export const charts: View<P, S, E>['charts'] = {
  loss({ lanes }, { load, limit, gaps, work, source }, _, now): Chart {
    const shown = pick(lanes, ['newest', 'oldest']);
    const max = Math.max(200, load);
    const points = shown.map((lane): Point => {
      const offered = source === 'steady' ? load : (lane.offered * meanWork * 100) / (now || 1);
      return [Math.min(offered, max), (lane.lost / (lane.offered || 1)) * 100];
    });
    const isKnown =
      source === 'steady' &&
      gaps === 'random' &&
      work === 'random' &&
      shown.every(({ policy }) => policy === 'newest' || policy === 'oldest');
    const said = shown.map(
      ({ policy, lost, offered }) => `${names[policy]} ${percent(lost / (offered || 1))}`,
    );
    return {
      title: `Items lost with ${limit} in the buffer and one in service`,
      x: { label: 'rate of the producer (% of the consumer’s)', min: 0, max },
      y: {
        label: 'items lost (%)',
        min: 0,
        max: Math.max(60, 115 * lossShare(max / 100, limit + 1)),
      },
      theory: [
        {
          label: '(1 − ρ)ρᴷ/(1 − ρᴷ⁺¹)',
          points: Array.from({ length: max / 5 + 1 }, (_each, index): Point => [
            index * 5,
            lossShare(index / 20, limit + 1) * 100,
          ]),
        },
      ],
      measured: shown.map((lane, index) => ({
        label: names[lane.policy],
        points: [points[index]!],
      })),
      difference: `Measured: ${said.join(', ')}; ${isKnown ? `by theory ${percent(lossShare(load / 100, limit + 1))} with K = ${limit + 1}` : 'the formula is for random gaps and lengths, a steady producer and dropping when full'}.`,
    };
  },

  delay({ lanes }, { limit, target, load, source }, samples, now): Chart {
    const shown = pick(lanes, ['newest', 'codel']);
    const isBlock = shown[0]!.policy === 'block';
    const end = Math.max(10, now / second);
    // Means of four samples each: the waits of single items would hide the line they scatter about.
    const line = (label: string, name: string): Series => ({
      label,
      points: Array.from({ length: Math.floor(samples.length / 4) }, (_, index): Point => {
        const four = samples.slice(index * 4, index * 4 + 4);
        const sum = four.reduce((waits, { values }) => waits + (values[name] ?? 0), 0);
        return [(four[0]!.time + four[3]!.time) / 2 / second, sum / 4 / second];
      }),
    });
    const measured = shown.map(({ policy }) =>
      line(lanes.length > 1 ? names[policy] : 'wait in the buffer', `wait/${policy}`),
    );
    if (isBlock) measured.push(line('and outside', 'ahead/block'));
    const isGrowing = isBlock && source === 'steady' && load > 100;
    const full = limit / 100;
    const theory = [
      level('full buffer', end, full),
      ...(shown.some(({ policy }) => policy === 'codel')
        ? [level('CoDel’s target', end, target / 1000)]
        : []),
      ...(isGrowing
        ? [
            {
              label: '(λ − μ)t/μ',
              points: [
                [0, 0],
                [end, end * (load / 100 - 1)],
              ] as const,
            },
          ]
        : []),
    ];
    const highest = Math.max(full, ...measured.flatMap(({ points }) => points.map(([, y]) => y)));
    const said = shown.map((lane) => `${names[lane.policy]} ${time(meanWait(lane))}`);
    return {
      title: 'Wait for the consumer',
      x: { label: 'time (s)', min: 0, max: end },
      y: { label: 'wait (s)', min: 0, max: highest * 1.2 },
      theory,
      measured,
      difference: isGrowing
        ? `An item due now waits ${time(ahead(shown[0]!))} in all, ${time((load / 100 - 1) * now)} by theory; in the buffer never more than about ${time(full * second)}.`
        : `Mean wait: ${said.join(', ')}. A full buffer is ${time(full * second)}${theory.length > 1 ? `, the target ${target} ms` : ''}.`,
    };
  },

  useful({ lanes }, { load, source }, samples, now): Chart {
    const shown = pick(lanes, ['newest', 'oldest', 'deadline', 'codel']);
    const end = Math.max(10, now / second);
    const most = source === 'steady' ? Math.min(100, load) : 100;
    const said = lanes.map(
      ({ policy, inTime }) =>
        `${names[policy]} ${short(Math.round((inTime * second) / (now || 1)))}`,
    );
    return {
      title: 'Items finished in time',
      x: { label: 'time (s)', min: 0, max: end },
      y: { label: 'in time, a second, since the start', min: 0, max: 120 },
      theory: [level('all that can be done', end, most)],
      measured: shown.map(({ policy }) => ({
        label: names[policy],
        points: samples
          .filter(({ time: at }) => at >= second)
          .map(({ time: at, values }) => [
            at / second,
            ((values[`good/${policy}`] ?? 0) * second) / at,
          ]),
      })),
      difference: `A second: ${said.join(', ')}; at most ${most} can be.`,
    };
  },
};
