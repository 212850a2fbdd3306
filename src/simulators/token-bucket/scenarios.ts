import { simulator } from '../kit/simulator.ts';
import { model, type S } from './model.ts';
import { view } from './view.ts';

const usual = { seed: 1, until: 10_000_000, chart: 'admitted' } as const;
const ask = (prompt: string, outcome: (state: S) => number) =>
  ({ kind: 'number', unit: 'requests', tolerance: 0.05, prompt, outcome }) as const;

export default simulator({
  model,
  view,
  scenarios: [
    {
      id: 'steady',
      title: 'Four times too many',
      setting: 'A bucket of 10 tokens gets 5 more each second. Requests come at 20 a second.',
      question: ask('How many are admitted in 10 seconds?', ({ admitted }) => admitted),
      params: {},
      ...usual,
      lesson:
        'The full bucket lets 10 through at once; then each token is taken as soon as it is there, 5 a second.',
    },
    {
      id: 'burst',
      title: 'After a quiet time',
      setting:
        'The same bucket, and 1 request a second. After 10 seconds 30 requests come at once.',
      question: ask('How many of the 30 are admitted?', ({ denied }) => 30 - denied),
      params: { load: 1 },
      script: [{ time: 10_000_000, action: 'flood' }],
      ...usual,
      lesson:
        'Quiet seconds are saved up to the size of the bucket, and no further: 10 seconds at 5 tokens have left 10, not 50.',
    },
    {
      id: 'size',
      title: 'A larger bucket',
      setting: 'Of 20 requests a second, 5 find a new token; the bucket holds 50, not 10.',
      question: ask('How many are admitted in 10 seconds?', ({ admitted }) => admitted),
      params: { size: 50 },
      ...usual,
      lesson:
        'Forty more, once: size + rate × T. The size says how large a burst may be; in the long run only the rate counts.',
    },
  ],
  sandbox: { setting: 'Turn the three knobs, and flood a bucket that is full or empty.', ...usual },
});
