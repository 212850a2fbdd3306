import { simulator } from '../kit/simulator.ts';
import { model } from './model.ts';
import { view } from './view.ts';

export default simulator({
  model,
  view,
  scenarios: [
    {
      id: 'lost-update',
      title: 'One of two is lost',
      setting:
        'Two threads add 1 to x, which is 6. Each reads x, then writes what it read plus one. All schedules are played, one after the other.',
      question: {
        kind: 'number',
        prompt:
          'Two threads of two steps can be interleaved in 6 ways. In how many of them is an update lost?',
        unit: 'of 6',
        outcome: ({ bad }) => bad,
        tolerance: 0,
      },
      params: { program: 'lost', chooser: 'all', rate: '2' },
      seed: 1,
      until: 15_000_000,
      chart: 'count',
      lesson:
        'Only the two schedules in which one thread is done before the other begins give 8; the other 4 of 6 give 7. Two threads of n steps have C(2n, n) schedules: 6 for two steps, 12,870 for eight.',
    },
    {
      id: 'deadlock',
      title: 'Two locks, two orders',
      setting:
        'T1 takes lock A and then B, T2 takes B and then A. At each step chance chooses among the threads that can go on.',
      question: {
        kind: 'choice',
        prompt: 'How do such runs end?',
        options: [
          {
            text: 'Always well: locks are given back',
            why: 'A thread gives them back after it has got both. If each holds one, neither gets that far.',
          },
          {
            text: 'About half of them in deadlock',
            why: 'Once one thread has a lock, the next move decides: it takes its second lock, or the other thread takes its first. Chance makes it even.',
          },
          {
            text: 'Always in deadlock',
            why: 'A thread that gets both locks before the other begins finishes, and lets the other finish.',
          },
        ],
        outcome: ({ runs, bad }) => (bad === 0 ? 0 : bad === runs ? 2 : 1),
      },
      params: { program: 'opposite', chooser: 'chance', rate: '10' },
      seed: 1,
      until: 20_000_000,
      chart: 'luck',
      lesson:
        'Of the 6 schedules 2 are deadlocks, and chance takes one of them in half of the runs, because they are decided by the second move. Each thread holds a lock and waits for the other’s: a circle. Choose “two locks in the same order” and run again: the circle cannot close, and no schedule ends in deadlock.',
    },
    {
      id: 'peterson',
      title: 'A lock out of plain writes',
      setting:
        'Peterson’s algorithm guards a critical section with two flags and a turn, by plain reads and writes. Every write reaches memory at once.',
      question: {
        kind: 'choice',
        prompt: 'In how many schedules are both threads in the critical section?',
        options: [
          {
            text: 'In none',
            why: 'Who writes the turn last gives way; and it sees the other’s flag, which was raised before.',
          },
          {
            text: 'In one or two rare ones',
            why: 'All schedules are played here, and none does it.',
          },
          {
            text: 'In many: without an atomic instruction nothing can be guarded',
            why: 'Plain reads and writes are enough, as long as all threads see them in one order.',
          },
        ],
        outcome: ({ bad }) => (bad === 0 ? 0 : bad < 3 ? 1 : 2),
      },
      params: { program: 'peterson', chooser: 'all', rate: '10' },
      seed: 1,
      until: 20_000_000,
      chart: 'count',
      lesson:
        'All 18 schedules are good. A thread raises its flag and leaves the turn to the other; so the one that writes the turn last waits until the other is out. This is a proof for this program, since all states were visited: 34 of them.',
    },
    {
      id: 'store-buffers',
      title: 'The same on x86',
      setting:
        'Now each thread’s writes wait in a store buffer before they reach memory, as on x86. Each thread sees its own writes at once, and they arrive in order. When a check fails, the run stops; let it run on.',
      question: {
        kind: 'choice',
        prompt: 'Chance schedules threads and buffers. What happens?',
        options: [
          {
            text: 'Nothing new: each thread’s writes stay in order',
            why: 'They do, but a later read does not wait for them.',
          },
          {
            text: 'Now and then both are in the critical section',
            why: 'Both flags are still in the buffers when both threads look, and each sees the other’s flag down.',
          },
          {
            text: 'In most runs both are in the critical section',
            why: 'Both reads must overtake both buffers for that; chance rarely lets them.',
          },
        ],
        outcome: ({ runs, bad }) => (bad === 0 ? 0 : bad * 2 < runs ? 1 : 2),
      },
      params: { program: 'peterson', memory: 'buffered', chooser: 'chance', rate: '1000' },
      seed: 1,
      until: 10_000_000,
      chart: 'luck',
      lesson:
        'About 3 runs in 100 are bad. Of 230,008 schedules 260 are bad, few enough for tests to miss. With the fence on, in the lab, the thread looks only when its buffer is empty, and no schedule is bad.',
    },
    {
      id: 'circle',
      title: 'Three in a circle',
      setting:
        'Three threads, three locks: T1 takes A then B, T2 takes B then C, T3 takes C then A. No two of them take two locks in opposite order.',
      question: {
        kind: 'choice',
        prompt: 'Can they deadlock?',
        options: [
          {
            text: 'No: any two of them agree on the order of the locks they share',
            why: 'Any two share one lock only. The circle needs all three.',
          },
          {
            text: 'Yes, in about a third of the runs',
            why: 'When each holds its first lock, each waits for the next one’s.',
          },
          {
            text: 'Yes, in nearly all runs',
            why: 'The circle closes only if all three take their first lock before anyone takes a second.',
          },
        ],
        outcome: ({ runs, bad }) => (bad === 0 ? 0 : bad * 3 < runs * 2 ? 1 : 2),
      },
      params: { program: 'circle', chooser: 'chance', rate: '100' },
      seed: 1,
      until: 20_000_000,
      chart: 'luck',
      lesson:
        'One run in three is a deadlock. Among the 168 schedules it is only the 6 orders in which the three take their first locks one after the other, but chance meets those early. If T3 took A before C, no circle could close: one order for all locks is enough, for any number of threads.',
    },
  ],
  sandbox: {
    setting: 'Choose a program and who runs next: you, chance, or every schedule in turn.',
    seed: 1,
    until: 60_000_000,
    chart: 'luck',
  },
});
