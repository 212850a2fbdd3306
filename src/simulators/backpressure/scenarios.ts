import { simulator } from '../kit/simulator.ts';
import { meanWait } from './charts.ts';
import { ahead, model } from './model.ts';
import { view } from './view.ts';

export default simulator({
  model,
  view,
  scenarios: [
    {
      id: 'loss',
      title: 'Room for ten',
      setting:
        'Items come at 90 % of what the consumer can do, at random moments. The buffer has room for 10; who finds it full is dropped.',
      question: {
        kind: 'choice',
        prompt: 'What share of the items is lost?',
        options: [
          {
            text: 'None: less comes than can be done',
            why: 'On average less comes. But bursts come as well, and while one fills the buffer, what follows is lost.',
          },
          {
            text: 'About 4 %',
            why: 'The chance to find all 11 places taken is (1 − ρ)ρ¹¹/(1 − ρ¹²) = 4.4 % for ρ = 0.9.',
          },
          {
            text: 'About 30 %',
            why: 'That is ρ¹¹, the chance to find 11 or more in a queue without a limit. The limit keeps the queue from growing that long.',
          },
        ],
        outcome({ lanes }) {
          const { lost, offered } = lanes[0]!;
          return lost < offered * 0.01 ? 0 : lost < offered * 0.15 ? 1 : 2;
        },
      },
      params: { policy: 'newest', load: 90, limit: 10 },
      seed: 1,
      until: 100_000_000,
      chart: 'loss',
      lesson:
        'The mark lies on the curve for K = 11. Below 100 % a larger buffer loses less; above it the curve nears 1 − 1/ρ, whatever the size, since a queue absorbs a burst and not a deficit.',
    },
    {
      id: 'block',
      title: 'Nothing is lost',
      setting:
        'Items are due 125 times a second, the consumer does 100. The buffer has room for 20, and a full buffer blocks the producer. No item waits more than 0.2 s in the buffer.',
      question: {
        kind: 'number',
        prompt: 'After 20 s, how long must an item that is due then wait in all?',
        unit: 's',
        outcome: ({ lanes }) => ahead(lanes[0]!) / 1_000_000,
        tolerance: 0.1,
      },
      params: { policy: 'block', load: 125, limit: 20, gaps: 'even', work: 'even' },
      seed: 1,
      until: 20_000_000,
      chart: 'delay',
      lesson:
        'Each second 25 items more are due than can be done, a quarter of a second of work: after 20 s that is 5 s. The buffer is short, and the queue has moved in front of it. Blocking helps only if the source itself can slow down.',
    },
    {
      id: 'useful',
      title: 'Busy is not useful',
      setting:
        'The same 125 items a second go to five consumers. A result counts if it is there 200 ms after the item was due. All five consumers work nearly without a pause.',
      question: {
        kind: 'choice',
        prompt: 'Which of them finishes most in time?',
        options: [
          {
            text: 'None: all finish 100 a second, and what is lost is lost in each',
            why: 'They finish equally many, but what matters is how old the items are by then.',
          },
          {
            text: 'The one that drops the oldest',
            why: 'It serves younger items than the one that drops the newest, but its buffer still holds the last 40: 40/125 = 320 ms.',
          },
          {
            text: 'The one that looks at the deadline',
            why: 'It begins no item that cannot make it. What it drops is as much, but it drops the right ones.',
          },
        ],
        outcome({ lanes }) {
          const good = lanes.map(({ inTime }) => inTime);
          const best = Math.max(...good);
          return best < 2 * Math.min(...good) ? 0 : best === good[2] ? 1 : 2;
        },
      },
      params: {},
      seed: 1,
      until: 30_000_000,
      chart: 'useful',
      lesson:
        'Blocking and dropping by length keep the buffer full of items that are too old: four of 100 are in time, and the work on the others is wasted. Shedding by deadline brings more than 90 in time; only long ones still fail. CoDel drops too, but raises its rate slowly: it expects a producer that hears the drops.',
    },
    {
      id: 'standing',
      title: 'A producer that listens',
      setting:
        'The producer keeps a window of items on their way. It adds one each round trip of 100 ms and halves the window at a loss, as TCP does. The buffer has room for 60, or 0.6 s of work.',
      question: {
        kind: 'choice',
        prompt: 'How long do items wait in the buffer that drops the newest?',
        options: [
          {
            text: 'Hardly at all: the producer slows down',
            why: 'It slows down only when something is lost, and here nothing is lost until the buffer is full.',
          },
          {
            text: 'About 100 ms, a round trip',
            why: 'Ten items on their way would keep the consumer busy. The window does not stop there: it grows until something is lost.',
          },
          {
            text: 'More than a quarter of a second',
            why: 'The window fills the buffer, is halved, and fills it again: the queue stands between a half and the whole of the buffer.',
          },
        ],
        outcome({ lanes }) {
          const wait = meanWait(lanes.find(({ policy }) => policy === 'newest')!);
          return wait < 60_000 ? 0 : wait < 250_000 ? 1 : 2;
        },
      },
      params: { source: 'window', limit: 60 },
      seed: 1,
      until: 80_000_000,
      chart: 'delay',
      lesson:
        'CoDel drops once the wait has stood above its target for half a second, and this producer hears it: the wait keeps coming back to 50 ms, some 70 on average, and the consumer still does about 95 of 100. The plain buffer fills, and adds a third of a second and more to every item.',
    },
  ],
  sandbox: {
    setting:
      'Turn buffer, deadline and rate, send a burst, or halve the consumer for two seconds. A longer buffer only helps below 100 %.',
    seed: 1,
    until: 60_000_000,
    chart: 'useful',
  },
});
