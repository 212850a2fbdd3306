import { simulator } from '../kit/simulator.ts';
import { model, type S } from './model.ts';
import { view } from './view.ts';

const movedPercent = ({ changes, home }: S): number =>
  Math.round(((changes.at(-1)?.moved ?? 0) / home.length) * 1000) / 10;

/** How many nodes got keys by the last change. */
const receivers = ({ home, moved }: S): number =>
  new Set(home.filter((_, key) => moved[key] === 1)).size;

export default simulator({
  model,
  view,
  scenarios: [
    {
      id: 'mod',
      title: 'One node more, mod n',
      setting:
        'Ten cache nodes hold 10,000 keys; a key lives on node hash mod 10. After two seconds an eleventh joins, and it is hash mod 11 from then on.',
      question: {
        kind: 'choice',
        prompt: 'How many keys change their node?',
        options: [
          {
            text: 'One in eleven',
            why: 'That is what the new node should hold; but the remainder mod 11 has little to do with the one mod 10.',
          },
          {
            text: 'About half',
            why: 'A key stays only where both remainders agree, and that is rare.',
          },
          {
            text: 'Ten in eleven',
            why: 'Of 110 consecutive hashes just 10 have the same remainder mod 10 and mod 11.',
          },
        ],
        outcome: (state) => (movedPercent(state) < 25 ? 0 : movedPercent(state) < 75 ? 1 : 2),
      },
      params: { scheme: 'mod' },
      seed: 1,
      until: 6_000_000,
      chart: 'moved',
      lesson:
        'Nearly every key is looked up where it is not, so nearly every lookup goes to what stands behind the cache: the day when capacity is added is the day when it breaks.',
    },
    {
      id: 'ring',
      title: 'The same with a ring',
      setting:
        'The same ten nodes, each at 100 points of a ring; a key belongs to the next point. After two seconds an eleventh node joins, with 100 points of its own.',
      question: {
        kind: 'number',
        prompt: 'What percentage of the keys moves?',
        unit: '%',
        outcome: movedPercent,
        tolerance: 0.2,
      },
      params: { scheme: 'ring' },
      seed: 1,
      until: 6_000_000,
      chart: 'moved',
      lesson:
        'Only what lies before the new points moves, and it moves to the new node: about one key in n + 1, which is the least that can fill it. Rendezvous and jump hash move as few.',
    },
    {
      id: 'balance',
      title: 'One point a node',
      setting: 'Ten nodes on a ring again, but each at a single point. No node joins.',
      question: {
        kind: 'number',
        prompt: 'How many times the average does the fullest node hold?',
        unit: 'times',
        outcome: ({ load, nodes, home }) =>
          Math.round((Math.max(...load) * nodes.length * 10) / home.length) / 10,
        tolerance: 0.25,
      },
      params: { scheme: 'ring', points: 1, joins: 0 },
      seed: 2,
      until: 3_000_000,
      chart: 'balance',
      lesson:
        'The longest of n random arcs is on average H(n) = 1 + 1/2 + … + 1/n times as long as the mean one: 2.9 times for ten. With v points a node the unevenness falls like 1/√v: try 10 and 100.',
    },
    {
      id: 'crash',
      title: 'A node crashes',
      setting: 'Ten nodes, one point each. After two seconds the fullest crashes.',
      question: {
        kind: 'choice',
        prompt: 'Who takes over its keys?',
        options: [
          {
            text: 'All nine others, a ninth each',
            why: 'That takes many points a node: then each of its arcs has another neighbor.',
          },
          {
            text: 'One neighbor takes them all',
            why: 'With one point, all keys lie before the same next point: the load of two nodes falls on one.',
          },
          {
            text: 'Nobody, until it comes back',
            why: 'The ring has no memory of nodes: the next point takes what lies before it.',
          },
        ],
        outcome: (state) => (receivers(state) > 1 ? 0 : receivers(state) === 1 ? 1 : 2),
      },
      params: { scheme: 'ring', points: 1, joins: 0 },
      seed: 2,
      script: [{ time: 2_000_000, action: 'leave', target: 2 }],
      until: 5_000_000,
      chart: 'balance',
      lesson:
        'This is how one failure becomes the next one. Virtual nodes are there for two things: even loads before a crash, and a crash that is shared by all.',
    },
    {
      id: 'bounded',
      title: 'The price of a bound',
      setting:
        'A ring with 10 points a node, and a bound: no node takes more than 25 % above the average; what is too much goes on to the next point. An eleventh node joins.',
      question: {
        kind: 'choice',
        prompt: 'Do keys move to the new node only?',
        options: [
          {
            text: 'Yes, as on any ring',
            why: 'Keys that had been passed on from full nodes move as well.',
          },
          {
            text: 'No, also between old nodes',
            why: 'The new node relieves its neighbors, the bound falls for all, and passed-on keys find other places.',
          },
        ],
        outcome: ({ changes }) => ((changes.at(-1)?.astray ?? 0) > 0 ? 1 : 0),
      },
      params: { scheme: 'bounded', points: 10 },
      seed: 1,
      until: 5_000_000,
      chart: 'moved',
      lesson:
        'The bound is kept to the key, and paid for with keys that move although neither of their nodes joined: more of them the tighter the bound. Turn it and see.',
    },
  ],
  sandbox: {
    setting: 'Turn everything; add nodes and crash them while lookups run.',
    seed: 1,
    until: 20_000_000,
    chart: 'misses',
  },
});
