import { faultWords } from '../kit/network.ts';
import { count, percent } from '../kit/words.ts';
import type { View } from '../kit/simulator.ts';
import { draw } from './drawing.ts';
import { name, type E, type News, type P, type S } from './model/state.ts';
import { splitShare } from './theory.ts';

export const view: View<P, S, E> = {
  pace: 100_000,
  draw,
  table: ({ servers, side }) => ({
    caption: 'The servers; logs as terms',
    head: ['Server', 'Role', 'Term', 'Vote', 'Log', 'Committed'],
    rows: servers.map(({ id, role, term, vote, log, commit }) => [
      name(id),
      side[id] === 1 ? `${role}, cut off` : role,
      term,
      vote < 0 ? 'none' : name(vote),
      log.map((each) => each.term).join(' ') || 'empty',
      commit,
    ]),
  }),
  sentence({ servers, decided }) {
    const leads = servers
      .filter(({ role }) => role === 'leader')
      .map(({ id, term }) => `${name(id)} leads term ${term}, `);
    return `${leads.join('') || 'Nobody leads, '}${count(decided.length, 'entry', 'entries')} committed.`;
  },
  narrate: (event, { news }) => news.map(told).join(' ') || faultWords(event, name),
  charts: {
    committed({ commands, decided }, _, samples, now) {
      const end = Math.max(1, now / 1_000_000);
      const line = (of: string) =>
        samples.map(({ time, values }) => [time / 1_000_000, values[of] ?? 0] as const);
      return {
        title: 'Commands and commits',
        x: { label: 'time (s)', min: 0, max: end },
        y: { label: 'entries', min: 0, max: Math.max(4, commands * 1.2) },
        theory: [{ label: 'taken by leaders', points: line('commands') }],
        measured: [{ label: 'committed', points: line('committed') }],
        difference: `${count(commands, 'command')} taken, ${decided.length} committed: ${commands - decided.length} fewer.`,
      };
    },
    splits({ elections, splits }, { servers, delay, spread }) {
      const part = delay / Math.max(1, spread);
      const ups = [...elections.keys()].filter((up) => up > servers / 2);
      const seen = ups.filter((up) => elections[up]! > 0);
      const share = (up: number): number => splits[up]! / elections[up]!;
      return {
        title: 'Elections that need a second term',
        x: { label: 'message delay ÷ random part of timeout', min: 0, max: part > 0.6 ? 1 : 0.6 },
        y: { label: '% of elections', min: 0, max: 100 },
        theory: ups.map((up) => ({
          label: `${up} of ${servers} up`,
          points: Array.from(
            { length: 31 },
            (_, step) => [step / 50, splitShare(servers, up, step / 50) * 100] as const,
          ),
        })),
        measured: seen.map((up) => ({ label: '', points: [[part, share(up) * 100] as const] })),
        difference: seen
          .map(
            (up) =>
              `${up} up: ${splits[up]} of ${count(elections[up]!, 'election')}, ${percent(share(up))}; theory: ${percent(splitShare(servers, up, part))}.`,
          )
          .join(' '),
      };
    },
  },
};

/** @ is the server, # the other one, % a number. */
const stories: Readonly<Record<News['what'], string>> = {
  stands: '@ stands for election in term %.',
  votes: '@ votes for # in term %.',
  refuses: '@ refuses # its vote in term %.',
  wins: '@ has a majority of votes, and leads term %.',
  resigns: '@ hears of term %, and stops leading.',
  takes: '@ takes a command as entry %.',
  stores: '@ stores what # sent, up to entry %.',
  rejects: '@ rejects what # sent: it has no such entry %.',
  commits: '@ commits entry %: a majority has it.',
  crashes: '@ crashes in term %.',
  returns: '@ is back in term %.',
};

const told = ({ what, server, other, count: number }: News): string =>
  stories[what].replace('@', name(server)).replace('#', name(other)).replace('%', `${number}`);
