import { simulator } from '../kit/simulator.ts';
import { living, model, used } from './model.ts';
import { view } from './view.ts';

export default simulator({
  model,
  view,
  scenarios: [
    {
      id: 'lock',
      title: 'Four threads, four cores, one lock',
      setting:
        'Four threads only compute. They live under one interpreter lock, which a thread must hold to compute and gives away after 5 ms. There are four cores.',
      question: {
        kind: 'choice',
        prompt: 'How many CPU-seconds do they use in a second?',
        options: [
          {
            text: 'Four, one on each core',
            why: 'The system would run all four at once. But three of them do not want a core: they want the lock.',
          },
          {
            text: 'One',
            why: 'Whoever computes holds the lock, and it has one holder. The cores take turns with the threads.',
          },
          {
            text: 'Less than one, for each waits for three others',
            why: 'Each thread waits three quarters of the time, but never all at once: the lock is always held.',
          },
        ],
        outcome(state) {
          const busy = used(state, state.countedTo) / state.countedTo;
          return busy > 1.05 ? 0 : busy > 0.95 ? 1 : 2;
        },
      },
      params: { how: 'lock', mix: 100, law: 'even' },
      seed: 1,
      until: 400_000,
      chart: 'busy',
      lesson:
        'All four cores were used, and never two at once: exactly 1.00 CPU-seconds per second. More threads or cores change nothing. In the lab, with “Jobs are run by” at threads or processes, it is 4.00.',
    },
    {
      id: 'loop',
      title: 'Sixteen tasks, one thread',
      setting:
        'One event loop on one thread serves 16 tasks. Each job computes for 1 ms and then waits 19 ms for the network.',
      question: {
        kind: 'choice',
        prompt:
          'How many jobs a second does the loop finish? Sixteen threads on four cores do 800.',
        options: [
          {
            text: '50: one thread does one job of 20 ms at a time',
            why: 'While a job waits, nobody has to stand by. The loop takes the next that has its answer.',
          },
          {
            text: '200: four cores are four times as fast as one',
            why: 'Cores count for computing only. Sixteen jobs compute for 16 ms in 20, less than one core has.',
          },
          {
            text: '800, as many as the threads',
            why: 'At most min(16/20 ms, 1/1 ms) = 800 a second; one core could compute for 1,000.',
          },
        ],
        outcome({ done, countedTo }) {
          const rate = (done * 1_000_000) / countedTo;
          return rate < 100 ? 0 : rate < 500 ? 1 : 2;
        },
      },
      params: { how: 'loop', workers: 16, mix: 5, law: 'even' },
      seed: 1,
      until: 800_000,
      chart: 'jobs',
      lesson:
        'After the first 20 ms, 16 jobs ended in every 20 ms, and core 1 was busy for 80% of the time. Waiting needs no thread. At 10% computing the loop stops at 500 a second, and threads on four cores go on to 800.',
    },
    {
      id: 'knee',
      title: 'Two cores for four half-busy threads',
      setting:
        'Four threads, two cores. A job computes for 10 ms and waits for 10 ms, on average; each job differs at random. Left alone, each would compute half of the time.',
      question: {
        kind: 'choice',
        prompt: 'With four cores they finish 200 jobs a second. And with two?',
        options: [
          {
            text: 'About 200: two cores are what they need',
            why: 'Two is the mean. When three or four want to compute, some stand in line, and the time when only one wants to is not given back.',
          },
          {
            text: 'About 170',
            why: 'In the long run 1.7 cores are busy, and each 10 ms of that is a job.',
          },
          {
            text: 'About 100: half the cores, half the jobs',
            why: 'That is so where jobs only compute. Here cores are shared by those who do not wait.',
          },
        ],
        outcome({ done, countedTo }) {
          const rate = (done * 1_000_000) / countedTo;
          return rate > 185 ? 0 : rate > 135 ? 1 : 2;
        },
      },
      params: { how: 'threads', cores: 2 },
      seed: 10,
      until: 1_000_000,
      chart: 'jobs',
      lesson:
        'With probability 6/20 three threads want to compute, and with 3/20 all four; with 4/20 only one does and with 1/20 nobody, and cores are idle. So 1.7 cores are busy in the long run: 170 jobs a second. Four workers on two cores reach 200 only if they never meet.',
    },
    {
      id: 'fork',
      title: 'What a fork copies',
      setting:
        'A parent with 64 pages of memory forks four processes. Each job writes to one of its pages at random. Nobody has written yet.',
      question: {
        kind: 'choice',
        prompt: 'How many pages are in memory after one second and some 180 writes?',
        options: [
          {
            text: '64: forked processes share memory',
            why: 'They share pages as long as nobody writes. A child’s write must not be seen by the others.',
          },
          {
            text: '64, and one for each page a process has written',
            why: 'The first write to a shared page copies it. Later writes go to the copy.',
          },
          {
            text: '64, and one for each write',
            why: 'The second write to a page finds a copy that nobody else has, and needs no other.',
          },
          {
            text: '320: the parent’s and four copies',
            why: 'Fork copies page tables, not pages. It would come to 320 only after each process had written to all.',
          },
        ],
        outcome({ memory: { inUse, copies, writes } }) {
          if (copies === 0) return 0;
          return inUse === 320 ? 3 : copies < writes ? 1 : 2;
        },
      },
      params: {},
      seed: 1,
      until: 1_000_000,
      chart: 'memory',
      lesson:
        '183 writes made 133 copies: 197 pages are in memory. At first nearly every write finds a shared page; by the end half of them find a copy that is there already. With threads instead, all write to the same 64 pages.',
    },
    {
      id: 'crash',
      title: 'One bad pointer',
      setting:
        'Eight threads of one process serve. After 300 ms thread C writes through a bad pointer, and the system sends a fatal signal that nobody handles.',
      question: {
        kind: 'choice',
        prompt: 'How many of the others go on?',
        options: [
          {
            text: 'Seven: only C ends',
            why: 'That is how processes behave. The signal goes to the process, and threads of one process end with it.',
          },
          {
            text: 'Those that wait for input or output: they were not running',
            why: 'Waiting threads have their stacks and descriptors in the process that ended.',
          },
          {
            text: 'None',
            why: 'The default action of a fatal signal ends the process, and with it all eight threads and their jobs.',
          },
        ],
        outcome: (state) => (living(state) === 7 ? 0 : living(state) > 0 ? 1 : 2),
      },
      params: { how: 'threads', workers: 8 },
      seed: 1,
      script: [{ time: 300_000, action: 'crash', target: 2 }],
      until: 370_000,
      chart: 'busy',
      lesson:
        'All eight ended at 300 ms, and eight jobs were lost. Take processes instead and crash C: one job is lost, and seven go on. The price of that is in the memory: each process keeps copies of its own.',
    },
  ],
  sandbox: {
    setting:
      'Choose who runs the jobs, how much of a job is computing, and what a crash may reach. Then crash someone.',
    seed: 1,
    until: 1_000_000,
    chart: 'jobs',
  },
});
