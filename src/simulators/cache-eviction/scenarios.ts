import { simulator } from '../kit/simulator.ts';
import { hitShare, model, type S } from './model.ts';
import { view } from './view.ts';

const big = { slots: 500, keys: '10000', rate: '10000' } as const;
const beside = 'policies';

function best({ caches }: S): number {
  const { policy } = caches.reduce((most, cache) => (cache.hits > most.hits ? cache : most));
  return ['lru', 'clock', 'lfu'].indexOf(policy);
}

export default simulator({
  model,
  view,
  scenarios: [
    {
      id: 'one-more-slot',
      title: 'One slot more',
      setting:
        'FIFO evicts the key that came first. Twelve requests for five keys go to a cache with three slots and to one with four.',
      question: {
        kind: 'choice',
        prompt: 'With three slots, 9 of the 12 requests miss. How many miss with four?',
        options: [
          {
            text: '8 or fewer',
            why: 'So it would be if four slots always held what three hold.',
          },
          {
            text: '9 again',
            why: 'The caches hold different keys from request 4 on.',
          },
          {
            text: '10',
            why: 'The two early hits in four slots do not renew keys 1 and 2; from then on, each miss throws out the key that comes next.',
          },
        ],
        outcome: ({ caches, main, asked }) =>
          Math.min(2, Math.max(0, asked - caches[main]!.hits - 8)),
      },
      params: { policy: 'fifo', slots: 4, trace: 'belady', rate: '1' },
      seed: 1,
      until: 12_000_000,
      chart: 'curve',
      lesson:
        'Three slots miss 9 times, four miss 10 times: Belady’s anomaly. After requests 7, 8 and 11 the larger cache lacks a key that the smaller one holds. With LRU, where that cannot happen, the misses are 10 and 8.',
    },
    {
      id: 'foretold',
      title: 'LRU foretold',
      setting:
        'Key n of 10,000 is asked for in proportion to 1/n, whatever came before. LRU has slots for 5 % of the keys.',
      question: {
        kind: 'number',
        prompt: 'What share of the requests hits?',
        unit: '%',
        outcome: (state) => 100 * hitShare(state.caches[state.main]!, state),
        tolerance: 0.05,
      },
      params: { ...big, policy: 'lru' },
      seed: 1,
      until: 6_000_000,
      chart: 'curve',
      lesson:
        'A few keys get most of the requests. Che’s approximation needs no run: it supposes that a key leaves when it was not among the last 972 requests, and says 58.7 %. Each doubling of the slots adds 8 to 9 points, so that on a logarithmic axis the curve is nearly straight.',
    },
    {
      id: 'ranking',
      title: 'Who comes closest to OPT?',
      setting:
        'The same requests go to seven caches with 500 slots. OPT knows the future and bounds them all.',
      question: {
        kind: 'choice',
        prompt: 'Popularity does not change here. Which policy has the most hits?',
        options: [
          {
            text: 'LRU',
            why: 'Each rare key that passes takes a slot for about 970 requests; such keys hold more than half of LRU’s slots.',
          },
          {
            text: 'CLOCK',
            why: 'It beats LRU by about a point, but a key used once stays as long as in a FIFO queue.',
          },
          {
            text: 'LFU',
            why: 'It comes close, but an evicted key loses its count.',
          },
          {
            text: 'S3-FIFO or SIEVE',
            why: 'They drop new keys early unless they are used again.',
          },
        ],
        outcome: (state) => (best(state) + 4) % 4,
      },
      params: { ...big, policy: 's3fifo', beside },
      seed: 1,
      until: 8_000_000,
      chart: 'time',
      lesson:
        'S3-FIFO has 66.6 %, SIEVE, LFU and ARC follow within a point; CLOCK has 60.0, LRU 58.8 and FIFO 53.9 %. OPT had 74.9 %, the most that can be averaged without the future is 69.4 %.',
    },
    {
      id: 'loop',
      title: 'A little too small',
      setting: 'A job reads 600 keys in a circle. LRU has 500 slots.',
      question: {
        kind: 'choice',
        prompt: 'The cache holds five keys of six. How many requests hit?',
        options: [
          {
            text: 'Five of six',
            why: 'That is OPT, which lets the others pass. LRU holds the wrong five sixths.',
          },
          {
            text: 'None',
            why: 'The key that was not used for the longest time is the one that comes next.',
          },
        ],
        outcome: (state) => Number(hitShare(state.caches[state.main]!, state) < 0.5),
      },
      params: { ...big, policy: 'lru', trace: 'loop', beside },
      seed: 1,
      until: 6_000_000,
      chart: 'time',
      lesson:
        'LRU evicts each key shortly before its turn, as most policies do here. OPT has 83.3 %, S3-FIFO 70.1 %: its main queue keeps what it holds while the others pass through the small one. With 600 slots every request would hit.',
    },
    {
      id: 'yesterday',
      title: 'Yesterday’s favorites',
      setting: 'LFU keeps the keys with the most uses. At 3 s, other keys become the popular ones.',
      question: {
        kind: 'choice',
        prompt: 'What happens to the hits?',
        options: [
          {
            text: 'They dip and are back within a second',
            why: 'That is LRU. LFU’s old counts never fade.',
          },
          {
            text: 'They fall and stay low',
            why: 'The old keys’ counts hold the slots, and new keys with one use throw out each other.',
          },
          {
            text: 'Nothing: only the keys differ',
            why: 'Nobody asks for the keys in the cache any more.',
          },
        ],
        outcome({ caches, main, opts, bound }) {
          const share = caches[main]!.hits / opts[bound]!.hits;
          return share < 0.8 ? 1 : share < 0.97 ? 0 : 2;
        },
      },
      params: { ...big, policy: 'lfu', beside },
      seed: 1,
      script: [{ time: 3_000_000, action: 'shift' }],
      until: 8_000_000,
      chart: 'time',
      lesson:
        'Hits fall from two thirds to less than a third, and 50,000 requests later they are still far below. LFUs in production let their counts decay.',
    },
  ],
  sandbox: {
    setting: 'Choose a policy, slots and requests.',
    seed: 1,
    until: 60_000_000,
    chart: 'curve',
  },
});
