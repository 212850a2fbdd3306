import { simulator } from '../kit/simulator.ts';
import { model } from './model.ts';
import { view } from './view.ts';

/** Actions as “time in ms, action, number of the server”. */
const script = (acts: string) =>
  acts.split(', ').map((act) => {
    const [ms, action = '', server = 1] = act.split(' ');
    return { time: Number(ms) * 1000, action, target: Number(server) - 1 };
  });

/** Nobody loses patience by itself within the script: what happens does not depend on chance. */
const patient = { timeout: 1000, load: 0 };

export default simulator({
  model,
  view,
  scenarios: [
    {
      id: 'election',
      title: 'A leader is elected',
      setting:
        'Five servers start alike. Each waits 300 to 600 ms for a leader; its gray ring shows how much longer.',
      question: {
        kind: 'choice',
        prompt: 'Who will lead?',
        options: [
          {
            text: 'S1, the first of them',
            why: 'No server ranks above another.',
          },
          {
            text: 'Whoever runs out of patience first',
            why: 'A server gives its one vote of a term to the first who asks.',
          },
        ],
        outcome: ({ leaders, race }) => Number(leaders.get(race.term) === race.candidate),
      },
      params: {},
      seed: 4,
      until: 1_200_000,
      chart: 'committed',
      lesson:
        'S3 stood first, and led 80 ms later: three of five votes are a majority, and nobody else gets one in term 1. Heartbeats keep the others patient. Each command is committed one round trip later.',
    },
    {
      id: 'minority',
      title: 'The leader is cut off',
      setting:
        'S1 leads; command 1 is committed. Then S1 and S2 are cut off. S1 takes commands 2 and 3, and S2 stores them. The other three elect S4, which takes 4 and 5. At 0.9 s the network heals.',
      question: {
        kind: 'choice',
        prompt: 'What becomes of 2 and 3?',
        options: [
          {
            text: 'Committed: S2 has confirmed them',
            why: 'Two of five are no majority: S1 commits nothing.',
          },
          {
            text: 'Overwritten by 4 and 5',
            why: 'S4’s term is higher: S1 stops leading.',
          },
          {
            text: 'Appended behind 4 and 5',
            why: 'A log is cut where it begins to differ from the leader’s.',
          },
        ],
        outcome({ servers }) {
          const place = servers[0]!.log.findIndex(({ command }) => command === 2);
          return place < 0 ? 1 : place > 1 ? 2 : 0;
        },
      },
      params: patient,
      seed: 1,
      script: script(
        '0 time-out 1, 150 send 1, 300 cut 1, 300 cut 2, 350 send 1, 450 send 1, 500 time-out 4, 650 send 4, 750 send 4, 900 heal',
      ),
      until: 1_300_000,
      chart: 'committed',
      lesson:
        'From 0.58 s to 1.12 s there were two leaders, of terms 1 and 2, but only one majority: 1, 4, and 5 are committed. The clients of 2 and 3 never got a yes.',
    },
    {
      id: 'tie',
      title: 'Equal timeouts',
      setting: 'Every server waits exactly 200 ms, and every message takes 40 ms.',
      question: {
        kind: 'choice',
        prompt: 'Which term has a leader by 1.5 s?',
        options: [
          {
            text: 'Term 1: the first request decides',
            why: 'By then everyone has voted: for itself.',
          },
          {
            text: 'Term 2: after a tie, the lowest number wins',
            why: 'No server ranks above another.',
          },
          {
            text: 'None',
            why: 'All stand at once, get one vote, and wait 200 ms again.',
          },
        ],
        outcome: ({ leaders }) => (leaders.size === 0 ? 2 : leaders.has(1) ? 0 : 1),
      },
      params: { timeout: 200, spread: 0, load: 0 },
      seed: 1,
      until: 1_500_000,
      chart: 'splits',
      lesson:
        'Seven terms, five candidates in each, no leader. With a random part of 200 ms, and leaders that soon stop, 18.1 % of elections should need a second term: turn both, and play at 16×.',
    },
    {
      id: 'figure-8',
      title: 'Figure 8: on a majority, and lost',
      setting:
        'One rule is missing: leaders commit old entries by counting copies. S1 leads term 2, gets entry 2 to S2 only, and crashes. S5 leads term 3, stores an entry 2 of its own, and crashes. S1 leads term 4, and copies its entry 2 to S3. Three of five have it: S1 calls it committed, and crashes. S5 is back.',
      question: {
        kind: 'choice',
        prompt: 'Can that entry still be lost?',
        options: [
          {
            text: 'No: a majority has it',
            why: 'Copies help only if voters refuse those without it. S5’s last term, 3, is later than theirs.',
          },
          {
            text: 'Yes: S5 overwrites it',
            why: 'S2, S3, and S4 vote for it: its last term is later.',
          },
          {
            text: 'No: S2 and S3 refuse a candidate without it',
            why: 'A voter compares last terms, then lengths, not entries.',
          },
        ],
        outcome: ({ servers, decided }) =>
          Number(
            servers.some(
              ({ role, log }) =>
                role === 'leader' &&
                decided.some(({ command }, place) => log[place]?.command !== command),
            ),
          ),
      },
      params: { ...patient, delay: 30, variant: 'counts' },
      seed: 1,
      script: script(
        '0 time-out 3, 80 send 3, 160 time-out 1, 300 cut 1, 300 cut 2, 320 send 1, 430 crash 1, 440 heal, 460 time-out 5, 560 cut 5, 580 send 5, 660 crash 5, 700 restart 1, 700 cut 4, 720 time-out 1, 800 time-out 1, 1060 crash 1, 1080 heal, 1080 restart 5, 1100 time-out 5, 1200 time-out 5',
      ),
      until: 1_450_000,
      chart: 'committed',
      lesson:
        'S5 leads term 5, and has overwritten what was committed. In Raft a leader counts copies only of entries of its own term: the entry is overwritten then too, but nobody was promised it. Choose “all of Raft” as rules, and the same schedule runs again.',
    },
    {
      id: 'missing-rule',
      title: 'Find the missing rule',
      setting:
        'One rule is missing. While S4 and S5 are cut off, S2 and S3 elect S1 in term 1. S3 crashes, is back after 40 ms, and is cut off too. S5 stands in term 1. Now both S1 and S5 lead term 1, with three of five votes each, and each takes a command as entry 1.',
      question: {
        kind: 'choice',
        prompt: 'Which rule is it?',
        options: [
          {
            text: 'A leader needs a majority',
            why: 'Both have one. The two share a server.',
          },
          { text: 'Voters compare logs', why: 'All logs were empty, and so alike.' },
          {
            text: 'A server remembers its vote after a crash',
            why: 'S3 voted for S1, forgot it, and voted for S5.',
          },
        ],
        outcome: ({ rivals }, { variant }) => (rivals.length > 0 && variant === 'forgets' ? 2 : 0),
      },
      params: { ...patient, variant: 'forgets' },
      seed: 1,
      script: script(
        '0 cut 4, 0 cut 5, 20 time-out 1, 160 crash 3, 200 restart 3, 220 cut 3, 260 time-out 5, 380 send 1, 380 send 5',
      ),
      until: 500_000,
      chart: 'committed',
      lesson:
        'Only S3 is in both majorities. Raft has it write term and vote to disk before it answers: S5 then gets two votes.',
    },
  ],
  sandbox: {
    setting: 'Crash servers, cut them off, and take rules away.',
    seed: 7,
    until: 10_000_000,
    chart: 'committed',
  },
});
