import { simulator } from '../kit/simulator.ts';
import { meanInside, meanWaited, model } from './model.ts';
import { view } from './view.ts';

export default simulator({
  model,
  view,
  scenarios: [
    {
      id: 'load',
      title: 'From half to nearly full',
      setting:
        'Five servers, each with a line of its own. A job takes 10 ms on average; jobs and arrivals are random. At 50 % load a job spends 20 ms inside, wait and service together.',
      question: {
        kind: 'choice',
        prompt: 'How long does a job spend inside at 90 % load?',
        options: [
          {
            text: 'About 36 ms, in proportion to the load',
            why: 'That would be so if the server’s idle time did not count. At 90 % only a fifth of the idle time of 50 % is left to catch up with a burst.',
          },
          {
            text: 'About 60 ms',
            why: 'From 50 to 60 % it rises from 20 to 25 ms, and such a slope would lead here; but the slope itself grows.',
          },
          {
            text: 'About 100 ms, five times as long',
            why: 'The time inside is 10 ms divided by the share of time that the server is idle: 10/0.5 = 20, and 10/0.1 = 100.',
          },
        ],
        outcome({ lanes }) {
          const mean = meanInside(lanes.at(-1)!, lanes.at(-1)!.countedTo);
          return mean < 45_000 ? 0 : mean < 75_000 ? 1 : 2;
        },
      },
      params: { compare: 'loads' },
      seed: 1,
      until: 200_000_000,
      chart: 'mean',
      lesson:
        'The five marks lie on 1/(μ − λ): 20 ms at 50 %, 50 ms at 80 %, 100 ms at 90 %. What counts is not how much is used but how little is left. The mark at 90 % took longest to settle, because a line that long also takes long to vanish.',
    },
    {
      id: 'variance',
      title: 'The same mean, three kinds of jobs',
      setting:
        'The load is 80 % and the mean job takes 10 ms in all three systems: random lengths; every job exactly 10 ms; or nine in ten about 5 ms and one in ten about 55 ms.',
      question: {
        kind: 'choice',
        prompt: 'Random lengths give 50 ms inside. And the mix of short and long jobs?',
        options: [
          {
            text: 'Less: most of its jobs are short',
            why: 'Most jobs are short, but most of the work is in the long ones, and whoever comes is likely to find one of those in service.',
          },
          {
            text: 'The same: load and mean are the same',
            why: 'The wait depends on the mean square of the length too, and that is 3¼ times as large.',
          },
          {
            text: 'More than twice as long',
            why: 'The wait grows with the mean square of the length: 40 ms in line become 130 ms.',
          },
        ],
        outcome({ lanes }) {
          const [random, , mixed] = lanes.map((lane) => meanInside(lane, lane.countedTo));
          const times = mixed! / random!;
          return times < 0.9 ? 0 : times < 1.5 ? 1 : 2;
        },
      },
      params: { compare: 'services' },
      seed: 4,
      until: 200_000_000,
      chart: 'mean',
      lesson:
        'By Pollaczek and Khinchine the wait is half of ρ/(1 − ρ) · (1 + c²) mean jobs, where c² is the variance over the squared mean: 0 for constant, 1 for random, 5.5 for mixed lengths. Variety costs waiting even where the server has time to spare.',
    },
    {
      id: 'shared',
      title: 'One line for eight servers',
      setting:
        'Every server is loaded to 80 %: twice the servers get twice the jobs. With one server a job waits 40 ms in line.',
      question: {
        kind: 'choice',
        prompt: 'How long does it wait when 8 servers share one line?',
        options: [
          {
            text: '40 ms: each server is as busy as before',
            why: 'That is right for eight separate lines, where jobs wait at one server while another is idle. With a shared line that cannot happen.',
          },
          {
            text: '5 ms, an eighth',
            why: 'The line moves eight times as fast, and that alone gives an eighth. But fewer jobs have to wait at all.',
          },
          {
            text: 'Less than 4 ms',
            why: 'The line moves eight times as fast, and by Erlang C only 46 % of the jobs find all eight busy, not 80 %.',
          },
        ],
        outcome({ lanes }) {
          const wait = meanWaited(lanes.at(-1)!);
          return wait > 20_000 ? 0 : wait > 4000 ? 1 : 2;
        },
      },
      params: { compare: 'servers' },
      seed: 12,
      until: 120_000_000,
      chart: 'mean',
      lesson:
        'The same load hurts a large system less than a small one: the marks follow Erlang’s formula from 40 ms down to about 3. This is why few large pools beat many small ones, and why “80 % busy” means nothing without the number of servers.',
    },
    {
      id: 'tail',
      title: 'Longer than three times the mean',
      setting: 'One server at 80 % load. A job spends 50 ms inside on average.',
      question: {
        kind: 'number',
        prompt: 'How many of 100 jobs spend more than 150 ms inside?',
        unit: 'of 100',
        outcome({ lanes }) {
          const { histogram, served } = lanes[0]!;
          const rest = histogram.slice(0, 15).reduce((sum, jobs) => sum + jobs, 0);
          return (100 * (served - rest)) / served;
        },
        tolerance: 0.3,
      },
      params: {},
      seed: 4,
      until: 200_000_000,
      chart: 'tail',
      lesson:
        'The times inside follow an exponential law: on the logarithmic axis the marks lie on a straight line, and e⁻³ = 5 % stay beyond three means. Long stays come in clusters, since whoever is behind a long line waits as well.',
    },
    {
      id: 'limit',
      title: 'More than the server can do',
      setting:
        'The server can do 100 jobs a second; 120 come. The line has room for 20, and who finds it full is refused.',
      question: {
        kind: 'number',
        prompt: 'How long does a job that was let in spend inside, on average?',
        unit: 'ms',
        outcome: ({ lanes }) => meanInside(lanes[0]!, lanes[0]!.countedTo) / 1000,
        tolerance: 0.15,
      },
      params: { load: 120, room: 'twenty' },
      seed: 5,
      until: 100_000_000,
      chart: 'time',
      lesson:
        'Little’s law gives it without any law of chance: about 16 jobs are inside, the server lets nearly 100 a second pass, so each stays 16/100 s = 160 ms. The limit sets the wait; the refused jobs, one in six, pay for it.',
    },
  ],
  sandbox: {
    setting:
      'Turn one knob at a time: earlier runs stay in the chart as hollow marks. At 100 % and more there is no steady state, and the line grows.',
    seed: 1,
    until: 200_000_000,
    chart: 'mean',
  },
});
