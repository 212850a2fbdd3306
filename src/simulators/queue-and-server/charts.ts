import type { Axis, Chart, Series, View } from '../kit/simulator.ts';
import { count, percent, short } from '../kit/words.ts';
import { admitted, binWidth, meanInside, meanWaited, meanWork } from './model.ts';
import type { E, Lane, P, S } from './model.ts';
import { known, tail } from './theory.ts';

type Point = readonly [number, number];

/** “50.3 ms”, of microseconds. */
export const ms = (microseconds: number): string => `${short(round(microseconds / 1000))} ms`;
const round = (value: number): number => Number(value.toPrecision(value < 100 ? 3 : 4));
const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** An axis of milliseconds that has room for the highest value. */
const upTo = (label: string, highest: number): Axis => ({
  label,
  min: 0,
  max: Math.max(10, highest * 1.25),
});

/** What was measured, what theory says, and how far apart they are. */
function difference(lanes: readonly Lane[], of: (lane: Lane) => number, less = 0): string {
  if (lanes.every((lane) => admitted(lane) === 0)) return 'Nobody has come yet.';
  const list = (values: readonly number[]): string =>
    `${values.map((value) => ms(value).slice(0, -3)).join(', ')} ms`;
  const measured = lanes.map(of);
  const formulas = lanes.flatMap(({ spec }) => known(spec) ?? []);
  if (formulas.length < lanes.length) {
    const why = lanes.some(({ spec }) => spec.room >= 1000 && spec.load >= 100)
      ? 'there is no steady state to compare with, since more comes than can be done'
      : 'there is no short formula for this combination';
    return `Measured ${list(measured)}; ${why}.`;
  }
  const theory = formulas.map((each) => each.inside - less);
  const names = [
    ...new Set(formulas.map((each) => (less > 0 && each.isMarkov ? 'Erlang C' : each.name))),
  ];
  const off = measured.map((value, index) => Math.abs(value / (theory[index] || 1) - 1));
  return `Measured ${list(measured)}; by ${names.join(' and ')} ${list(theory)}: ${lanes.length > 1 ? 'at most ' : ''}${percent(Math.max(...off))} apart.`;
}

export const charts: View<P, S, E>['charts'] = {
  mean({ lanes }, { compare }, _, now): Chart {
    if (compare === 'servers') return waits(lanes);
    const points = lanes.map((lane): Point => [lane.spec.load, meanInside(lane, now) / 1000]);
    const y = upTo('mean time inside (ms)', Math.max(80, ...points.map(([, value]) => value)));
    const several = compare === 'services' || compare === 'arrivals' ? lanes : lanes.slice(0, 1);
    // The lines end at different heights, so that their labels stand apart.
    const theory = several.map(({ spec }, index): Series => {
      const line = range(1, 130).flatMap((load): readonly Point[] => {
        const mean = (known({ ...spec, load })?.inside ?? Infinity) / 1000;
        return mean > y.max * (several.length === 1 ? 1 : 0.7 + 0.14 * index) ? [] : [[load, mean]];
      });
      const isNamed = compare !== 'loads' && spec.label !== '';
      return {
        label: isNamed ? spec.label : (known({ ...spec, load: 50 })?.name ?? ''),
        points: line,
      };
    });
    return {
      title: 'Time inside by load',
      x: { label: 'load (%)', min: 0, max: Math.max(100, ...points.map(([load]) => load)) },
      y,
      theory,
      measured: [{ label: 'measured', points: admitted(lanes[0]!) > 0 ? points : [] }],
      difference: difference(lanes, (lane) => meanInside(lane, now)),
    };
  },

  tail({ lanes }): Chart {
    const lane = lanes[0]!;
    const { histogram, served, spec } = lane;
    let left = served;
    const measured = histogram.slice(0, 40).flatMap((jobs, index) => {
      left -= jobs;
      return left >= served / 1000 && left > 0
        ? [[((index + 1) * binWidth) / 1000, left / served] as const]
        : [];
    });
    const line = range(0, 200).flatMap((step) => {
      const share = tail(spec, step * 2000);
      return share === undefined || share < 0.001 ? [] : [[step * 2, share] as const];
    });
    const after150 = served - histogram.slice(0, 15).reduce((sum, jobs) => sum + jobs, 0);
    const exact = tail(spec, 150_000);
    return {
      title: 'How many stay longer',
      x: { label: 'time inside (ms)', min: 0, max: 400 },
      y: {
        label: 'share of jobs that stay longer',
        min: 0.001,
        max: 1,
        isLog: true,
        format: (share) => `${short(share * 100)} %`,
      },
      theory: line.length > 1 ? [{ label: 'theory', points: line }] : [],
      measured: [{ label: 'measured', points: measured }],
      difference: `${percent(after150 / (served || 1))} of ${count(served, 'job')} stayed longer than 150 ms${exact === undefined ? '; there is no short formula for this combination' : `, ${percent(exact)} by theory`}.`,
    };
  },

  time({ lanes }, _, samples, now): Chart {
    const end = Math.max(20, now / 1_000_000);
    const series = lanes.slice(0, 4).map((lane, index): Series => ({
      label: lane.spec.label || 'measured',
      points: samples.flatMap(({ time, values }) => {
        const mean = values[`inside/${index}`] ?? 0;
        return mean > 0 ? [[time / 1_000_000, mean / 1000] as const] : [];
      }),
    }));
    const theory = lanes.slice(0, 4).flatMap(({ spec }) => {
      const exact = known(spec);
      if (exact === undefined) return [];
      const mean = exact.inside / 1000;
      const points: readonly Point[] = [
        [0, mean],
        [end, mean],
      ];
      return [{ label: exact.name, points }];
    });
    const highest = Math.max(
      ...[...series, ...theory].flatMap(({ points }) => points.map((p) => p[1])),
      20,
    );
    return {
      title: 'Mean time inside since the start',
      x: { label: 'time (s)', min: 0, max: end },
      y: upTo('mean time inside (ms)', highest),
      theory,
      measured: series,
      difference: difference(lanes, (lane) => meanInside(lane, now)),
    };
  },
};

/** Mean wait in line by the number of servers at the same load. */
function waits(lanes: readonly Lane[]): Chart {
  const { spec } = lanes[0]!;
  const points = lanes.map((lane): Point => [lane.spec.servers, meanWaited(lane) / 1000]);
  const line = range(1, 8).flatMap((servers): readonly Point[] => {
    const exact = known({ ...spec, servers });
    return exact === undefined ? [] : [[servers, (exact.inside - meanWork) / 1000]];
  });
  return {
    title: 'Wait in line by number of servers',
    x: { label: 'servers that share one line', min: 0, max: 8 },
    y: upTo(
      'mean wait in line (ms)',
      Math.max(20, ...[...points, ...line].map((point) => point[1])),
    ),
    theory:
      line.length === 0
        ? []
        : [{ label: known({ ...spec, servers: 2 })?.name ?? '', points: line }],
    measured: [{ label: 'measured', points: admitted(lanes[0]!) > 0 ? points : [] }],
    difference: difference(lanes, meanWaited, meanWork),
  };
}
