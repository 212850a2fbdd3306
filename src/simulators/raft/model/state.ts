import type { Context } from '../../kit/model.ts';
import { weather, type Arrival, type Fault, type Flight, type Network } from '../../kit/network.ts';
import { choice, number, type ParamsOf } from '../../kit/params.ts';

const ms = (label: string, min: number, max: number, step: number, initial: number) =>
  number({ label, unit: 'ms', min, max, step, initial });

export const params = {
  servers: number({ label: 'Servers', min: 3, max: 7, step: 1, initial: 5 }),
  timeout: ms('Shortest timeout', 50, 1000, 10, 300),
  spread: ms('Random part of timeout', 0, 1000, 10, 300),
  ...weather,
  load: number({ label: 'Commands', unit: 'a second', min: 0, max: 20, step: 1, initial: 4 }),
  faults: choice({
    label: 'Faults',
    options: {
      none: 'none',
      random: 'crashes and cuts at random',
      leader: 'each leader soon stops',
    },
    initial: 'none',
  }),
  variant: choice({
    label: 'Rules',
    options: {
      right: 'all of Raft',
      counts: 'commits old entries by counting',
      blind: 'votes without comparing logs',
      forgets: 'forgets its vote in a crash',
      trusting: 'appends without checking',
      few: 'quorum one too small',
    },
    initial: 'right',
    keepsScript: true,
  }),
};
export type P = ParamsOf<typeof params>;

/** One place in a log. Never changed, so that logs and messages can share it. */
export interface Entry {
  readonly term: number;
  /** The number of the client's command, each given once. */
  readonly command: number;
}

export interface Server {
  readonly id: number;
  /** On disk, and there again after a crash: the term, whom it voted for in it (-1 for nobody), and the log. */
  term: number;
  vote: number;
  log: Entry[];
  /** In memory, and lost in a crash: all below. */
  role: 'follower' | 'candidate' | 'leader' | 'down';
  /** So many entries are known to be committed, and applied. */
  commit: number;
  /** As a candidate: who voted for it. */
  votes: number[];
  /** As a leader, of each server: how many entries it is believed to have, and how many it is known to have. */
  next: number[];
  match: number[];
  /** The event that ends its patience, -1 where none is waiting, and its time. */
  timer: number;
  timerEnds: number;
}

/** What servers say to each other. Numbers of entries stand where the paper has indexes. */
export type Words =
  | { readonly kind: 'ask'; readonly length: number; readonly lastTerm: number }
  | { readonly kind: 'vote'; readonly isOk: boolean }
  | {
      readonly kind: 'append';
      /** The entries go behind so many, the last of which has this term. */
      readonly behind: number;
      readonly behindTerm: number;
      readonly entries: readonly Entry[];
      readonly commit: number;
    }
  | { readonly kind: 'ack'; readonly isOk: boolean; readonly length: number };
export interface Letter {
  /** The sender's, when it was sent. */
  readonly term: number;
  readonly words: Words;
}
export type Message = Flight<Letter>;

/** What an event brought about, for the story. */
export interface News {
  readonly what:
    | 'stands'
    | 'votes'
    | 'refuses'
    | 'wins'
    | 'resigns'
    | 'takes'
    | 'stores'
    | 'rejects'
    | 'commits'
    | 'crashes'
    | 'returns';
  readonly server: number;
  readonly other: number;
  readonly count: number;
}

/** An entry that a server has applied, before all others. */
export interface Decided {
  readonly command: number;
  /** The term in which its leader counted it as committed. */
  readonly term: number;
  readonly by: number;
}

export interface S extends Network<Letter> {
  servers: Server[];
  commands: number;
  news: News[];
  /** For the checks: what has been decided, who was elected in which term, and two in one: who, who, term. */
  decided: Decided[];
  leaders: Map<number, number>;
  rivals: readonly number[];
  /** For the checks: the server that the event concerns, as it was before. */
  before: Server | null;
  /** The last election: its first candidate and term; servers that were up, 0 once it is counted; whether it goes on. */
  race: { candidate: number; term: number; up: number; isOpen: boolean };
  /** By servers that were up: elections whose first term is over, and those of them that needed another term. */
  elections: number[];
  splits: number[];
}

export type E =
  | Arrival
  | Fault
  | { readonly kind: 'beat'; readonly server: number; readonly term: number }
  | { readonly kind: 'time-out' | 'send'; readonly server: number }
  | { readonly kind: 'command' | 'trouble' };

/** All that a rule may see and change. */
export interface World {
  readonly state: S;
  readonly params: P;
  readonly context: Context<E>;
}

/** More than half; one less in the variant. */
export function quorum({ servers, variant }: P): number {
  return Math.floor(servers / 2) + (variant === 'few' ? 0 : 1);
}

/** What a server has in memory when it starts. */
export function memory(): Pick<
  Server,
  'commit' | 'votes' | 'next' | 'match' | 'timer' | 'timerEnds'
> {
  return { commit: 0, votes: [], next: [], match: [], timer: -1, timerEnds: 0 };
}

export const name = (server: number): string => `S${server + 1}`;
