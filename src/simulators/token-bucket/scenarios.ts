import { simulator } from '../kit/simulator.ts';
import { model } from './model.ts';
import { view } from './view.ts';

export default simulator({
  model,
  view,
  scenarios: [
    {
      id: 'steady',
      title: 'Four times too many',
      setting: 'A bucket of 10 tokens gets 5 more each second. Requests come at 20 a second.',
      question: {
        kind: 'number',
        prompt: 'How many requests are admitted in the first 10 seconds?',
        unit: 'requests',
        outcome: ({ admitted }) => admitted,
        tolerance: 0.05,
      },
      params: {},
      seed: 1,
      until: 10_000_000,
      chart: 'admitted',
      lesson:
        'The full bucket lets 10 through at once; from then on each token is taken as soon as it is there, 5 a second.',
    },
    {
      id: 'burst',
      title: 'A flood after silence',
      setting: 'Few requests, 1 a second; then, at 5 s, 30 of them at once.',
      question: {
        kind: 'choice',
        prompt: 'How many of the 30 get through?',
        options: [
          {
            text: '5, the rate',
            why: 'The rate limits the long run; what was saved up can be spent at once.',
          },
          {
            text: 'About 10, what the bucket holds',
            why: 'The silence has filled the bucket, and no more than its size was saved.',
          },
          {
            text: 'All 30',
            why: 'The bucket does not save more than its size, however long the silence.',
          },
        ],
        outcome: ({ admitted }) => (admitted < 10 ? 0 : admitted < 30 ? 1 : 2),
      },
      params: { load: 1 },
      seed: 1,
      script: [{ time: 5_000_000, action: 'flood' }],
      until: 6_000_000,
      chart: 'admitted',
      lesson: 'Size and rate are two knobs: the size bounds a burst, the rate bounds the long run.',
    },
  ],
  sandbox: {
    setting: 'Turn the three knobs, and send a flood when the bucket is full or empty.',
    seed: 1,
    until: 20_000_000,
    chart: 'admitted',
  },
});
