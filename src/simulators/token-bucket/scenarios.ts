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
        'The full bucket lets 10 through at once; then each token is taken as soon as it is there, 5 a second.',
    },
  ],
  sandbox: {
    setting: 'Turn the three knobs, and send a flood when the bucket is full or empty.',
    seed: 1,
    until: 20_000_000,
    chart: 'admitted',
  },
});
