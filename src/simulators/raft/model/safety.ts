import type { Invariant } from '../../kit/model.ts';
import { name, type P, type S } from './state.ts';

type Log = readonly { readonly command: number }[];

/**
 * The five properties of Figure 3 of Ongaro and Ousterhout 2014. An event concerns one server at most: each check looks at
 * what has become of that one. Every command is given once, so entries are the same where their commands are.
 */
export const safety: readonly Invariant<P, S>[] = [
  {
    title: 'Election Safety: a term has at most one leader',
    broken: ({ rivals: [first, second, term] }) =>
      first === undefined
        ? undefined
        : `${name(first)} and ${name(second!)} both lead term ${term}`,
  },
  {
    title: 'Leader Append-Only: a leader only appends to its log',
    broken({ before, servers }) {
      if (before?.role !== 'leader') return undefined;
      const { id, role, term, log } = servers[before.id]!;
      if (role !== 'leader' || term !== before.term) return undefined;
      const place = differ(log, before.log, 0, before.log.length);
      return place === undefined
        ? undefined
        : `${name(id)}, leader of term ${term}, lost entry ${place}`;
    },
  },
  {
    title: 'Log Matching: where entries have the same index and term, logs are equal up to them',
    broken({ before, servers }) {
      if (before === null) return undefined;
      const { id, log } = servers[before.id]!;
      const longest = Math.max(log.length, before.log.length);
      if (differ(log, before.log, 0, longest) === undefined) return undefined;
      for (const other of servers) {
        const last = log.findLastIndex(({ term }, place) => term === other.log[place]?.term);
        const place = differ(log, other.log, 0, last + 1);
        if (place !== undefined)
          return `${name(id)} and ${name(other.id)} agree at ${last + 1}, but not at ${place}`;
      }
      return undefined;
    },
  },
  {
    title: 'Leader Completeness: each later leader has what is committed',
    broken({ before, servers, decided }) {
      if (before === null) return undefined;
      const { role, commit } = servers[before.id]!;
      if (role === before.role && commit === before.commit) return undefined;
      for (const leader of servers) {
        if (leader.role !== 'leader') continue;
        const last = decided.findLastIndex(({ term }) => term < leader.term);
        const place = differ(leader.log, decided, 0, last + 1);
        if (place !== undefined)
          return `${name(leader.id)} leads term ${leader.term} without entry ${place}, committed in term ${decided[place - 1]!.term}`;
      }
      return undefined;
    },
  },
  {
    title: 'State Machine Safety: no two servers apply different entries at an index',
    broken({ before, servers, decided }) {
      if (before === null) return undefined;
      const { id, log, commit } = servers[before.id]!;
      const place = differ(log, decided, before.commit, commit);
      return place === undefined
        ? undefined
        : `${name(id)} applied another entry ${place} than ${name(decided[place - 1]!.by)}`;
    },
  },
];

/** The first index at which two logs differ, counted from 1; looked for behind `from` entries, up to `to`. */
function differ(one: Log, other: Log, from: number, to: number): number | undefined {
  for (let place = from; place < to; place += 1)
    if (one[place]?.command !== other[place]?.command) return place + 1;
  return undefined;
}
