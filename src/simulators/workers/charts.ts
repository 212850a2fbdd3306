import type { View } from '../kit/simulator.ts';
import { count, short } from '../kit/words.ts';
import { memories, places, used, type E, type P, type S } from './model.ts';
import { pages } from './model/memory.ts';
import { busyCores, rate, touched, upTo } from './theory.ts';

export const charts: View<P, S, E>['charts'] = {
  busy(state, params, samples, now) {
    const end = Math.max(1, now / 1_000_000);
    const most = places(params);
    const isRandom = params.law === 'random';
    const expected = isRandom
      ? busyCores(params)
      : Math.min(most, (params.workers * params.mix) / 100);
    const mean = used(state, now) / (now || 1);
    const flat = (label: string, value: number) =>
      // prettier-ignore
      ({ label, points: [[0, value], [end, value]] as const });
    return {
      title: 'CPU-seconds used per second',
      x: { label: 'time (s)', min: 0, max: end },
      y: {
        label: 'cores busy, mean since the start',
        min: 0,
        max: Math.max(params.cores, most) * 1.25,
      },
      theory: [
        flat(`${params.cores} cores`, params.cores),
        ...(most < params.cores ? [flat('most that can be', most)] : []),
        ...(Math.abs(expected - most) < 0.05
          ? []
          : [flat(isRandom ? 'in the long run' : 'at most', expected)]),
      ],
      measured: [
        {
          label: 'measured',
          points: samples
            .slice(1)
            .map(({ time, values }) => [time / 1_000_000, values['busy']!] as const),
        },
      ],
      difference: `${mean.toFixed(2)} CPU-seconds per second; at most ${most} can be${isRandom ? `, ${expected.toFixed(2)} are expected in the long run` : ''}.`,
    };
  },
  jobs(state, params, _samples, now) {
    const points = (of: (params: P) => number) =>
      Array.from({ length: 16 }, (_, at) => [at + 1, of({ ...params, workers: at + 1 })] as const);
    const isRandom = params.law === 'random';
    const measured = (state.done * 1_000_000) / (now || 1);
    return {
      title: 'Jobs a second by number of workers',
      x: { label: 'workers', min: 0, max: 16 },
      y: {
        label: 'jobs a second',
        min: 0,
        max: Math.max(50, upTo({ ...params, workers: 16 }), measured) * 1.15,
      },
      theory: [
        { label: isRandom ? 'if nobody met' : 'at most', points: points(upTo) },
        ...(isRandom && params.mix > 0 ? [{ label: 'in the long run', points: points(rate) }] : []),
      ],
      measured: [{ label: 'measured', points: now > 0 ? [[params.workers, measured]] : [] }],
      difference: `${short(Math.round(measured))} jobs a second measured; ${isRandom ? `${short(Math.round(rate(params)))} expected in the long run, ` : ''}${short(Math.round(upTo(params)))} at most.`,
    };
  },
  memory(state, params, samples) {
    const { writes, copies } = state.memory;
    const isForked = params.how === 'processes';
    const many = memories(state, params);
    const end = Math.max(32, writes / many);
    const curve = Array.from(
      { length: 41 },
      (_, at) => [(at * end) / 40, touched((at * end) / 40)] as const,
    );
    const expected = isForked
      ? state.memory.writesOf.reduce((sum, each) => sum + touched(each), 0)
      : 0;
    const first = Math.min(end, pages);
    return {
      title: 'Pages copied by writes after a fork',
      x: { label: isForked ? 'writes of a process, mean' : 'writes', min: 0, max: end },
      y: {
        label: isForked ? 'pages copied by a process, mean' : 'pages copied',
        min: 0,
        max: isForked ? Math.min(pages, touched(end) * 1.5) : pages,
      },
      // prettier-ignore
      theory: isForked
        ? [{ label: 'a copy each write', points: [[0, 0], [first, first]] }, { label: 'a copy each page', points: curve }]
        : [{ label: 'one address space', points: [[0, 0], [end, 0]] }],
      measured: [
        {
          label: 'measured',
          points: samples.map(({ values }) => [values['written']!, values['own']!] as const),
        },
      ],
      difference: isForked
        ? `${count(writes, 'write')} made ${count(copies, 'copy', 'copies')}; ${short(Math.round(expected))} different pages are expected.`
        : `${count(writes, 'write')} made no copy: all write to the same pages.`,
    };
  },
};
