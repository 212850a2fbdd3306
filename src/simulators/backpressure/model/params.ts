import { choice, number, type ParamsOf } from '../../kit/params.ts';

export const policies = ['block', 'newest', 'oldest', 'deadline', 'codel'] as const;
export type Policy = (typeof policies)[number];

const laws = { random: 'At random (exponential)', even: 'Always the same' } as const;

export const params = {
  policy: choice({
    label: 'When the buffer is full',
    options: {
      all: 'All five side by side',
      block: 'Block the producer',
      newest: 'Drop or refuse the newest',
      oldest: 'Drop the oldest',
      deadline: 'Shed what comes too late',
      codel: 'CoDel',
    },
    initial: 'all',
  }),
  source: choice({
    label: 'The producer',
    options: { steady: 'Keeps its rate', window: 'Slows down at a loss (window)' },
    initial: 'steady',
  }),
  load: number({
    label: 'Its rate, if it keeps it',
    unit: '%',
    min: 20,
    max: 300,
    step: 5,
    initial: 125,
  }),
  gaps: choice({ label: 'Gaps between items', options: laws, initial: 'random' }),
  work: choice({ label: 'Length of an item', options: laws, initial: 'random' }),
  limit: number({ label: 'Buffer', unit: 'items', min: 1, max: 200, step: 1, initial: 40 }),
  deadline: number({ label: 'Deadline', unit: 'ms', min: 20, max: 2000, step: 10, initial: 200 }),
  target: number({
    label: 'CoDel’s target, a tenth of its interval',
    unit: 'ms',
    min: 10,
    max: 200,
    step: 5,
    initial: 50,
  }),
};
export type P = ParamsOf<typeof params>;

/** Mean length of an item, in microseconds: the consumer finishes 100 a second. */
export const meanWork = 10_000;
/** A producer that is blocked keeps this many items; its memory is then full as well. */
export const mostOutside = 1000;
/** So long does a producer with a window take to hear what became of an item, in microseconds. */
export const echo = 100_000;
