import { receive, send as sendOver } from '../../kit/network.ts';
import {
  memory,
  quorum,
  type Message,
  type News,
  type Server,
  type Words,
  type World,
} from './state.ts';

/** The rules of Raft: Figure 2 of Ongaro and Ousterhout 2014, less membership and snapshots. */
export function arrive(world: World, number: number): void {
  const message = receive(world.state, world.context, number);
  if (message === undefined) return;
  const { from, to, term, words } = message;
  const me = world.state.servers[to]!;
  if (me.role === 'down') return;
  touch(world, me);
  if (term > me.term) {
    if (me.role === 'leader') {
      tell(world, me, 'resigns', term);
      wait(world, me);
    }
    me.term = term;
    me.vote = -1;
    me.role = 'follower';
  }
  if (words.kind === 'ask') beAsked(world, me, message, words);
  else if (words.kind === 'append') append(world, me, message, words);
  else if (term < me.term) return;
  else if (words.kind === 'vote') {
    if (me.role !== 'candidate' || !words.isOk || me.votes.includes(from)) return;
    me.votes.push(from);
    countVotes(world, me);
  } else if (me.role === 'leader') acknowledge(world, me, from, words);
}

/** A follower or candidate has heard no leader for too long: a new term, and a vote for itself. */
export function stand(world: World, me: Server): void {
  const { state } = world;
  touch(world, me);
  me.term += 1;
  me.role = 'candidate';
  me.vote = me.id;
  me.votes = [me.id];
  tell(world, me, 'stands', me.term);
  const { race } = state;
  if (!race.isOpen) {
    const up = state.servers.filter(({ role }) => role !== 'down').length;
    state.race = { candidate: me.id, term: me.term, up, isOpen: true };
  } else if (me.term > race.term) {
    state.elections[race.up]! += 1;
    state.splits[race.up]! += 1;
    race.up = 0;
  }
  wait(world, me);
  for (const { id } of state.servers) send(world, me, id, { kind: 'ask', ...ending(me) });
  countVotes(world, me);
}

/** Votes once a term, first come, first served, and only for a log at least as up to date as its own (§5.4.1). */
function beAsked(
  world: World,
  me: Server,
  { from, term }: Message,
  asked: Words & { readonly kind: 'ask' },
): void {
  const { length, lastTerm } = ending(me);
  const isUpToDate =
    asked.lastTerm > lastTerm || (asked.lastTerm === lastTerm && asked.length >= length);
  const isOk =
    term === me.term &&
    (me.vote === -1 || me.vote === from) &&
    (isUpToDate || world.params.variant === 'blind');
  if (isOk) {
    me.vote = from;
    wait(world, me);
  }
  tell(world, me, isOk ? 'votes' : 'refuses', me.term, from);
  send(world, me, from, { kind: 'vote', isOk });
}

function countVotes(world: World, me: Server): void {
  const { state, params, context } = world;
  if (me.votes.length < quorum(params)) return;
  tell(world, me, 'wins', me.term);
  me.role = 'leader';
  context.cancel(me.timer);
  me.timer = -1;
  me.next = state.servers.map(() => me.log.length);
  me.match = state.servers.map(({ id }) => (id === me.id ? me.log.length : 0));
  const other = state.leaders.get(me.term) ?? me.id;
  if (other !== me.id) state.rivals = [other, me.id, me.term];
  state.leaders.set(me.term, me.id);
  if (state.race.isOpen) state.elections[state.race.up]! += 1;
  state.race.isOpen = false;
  beat(world, me);
}

/** A leader speaks to all, and will again after half of the shortest election timeout. */
export function beat(world: World, me: Server): void {
  for (const { id } of world.state.servers) replicate(world, me, id);
  world.context.after(world.params.timeout * 500, { kind: 'beat', server: me.id, term: me.term });
}

/** A leader appends a client's command to its log, and sends it to all. */
export function take(world: World, me: Server): void {
  const { state } = world;
  touch(world, me);
  state.commands += 1;
  me.log.push({ term: me.term, command: state.commands });
  me.match[me.id] = me.log.length;
  tell(world, me, 'takes', me.log.length);
  for (const { id } of state.servers) replicate(world, me, id);
  decide(world, me);
}

/** Sends a follower what it seems to lack; nothing but a heartbeat where it lacks nothing. */
function replicate(world: World, me: Server, to: number): void {
  const behind = me.next[to]!;
  send(world, me, to, {
    kind: 'append',
    behind,
    behindTerm: me.log[behind - 1]?.term ?? 0,
    entries: me.log.slice(behind),
    commit: me.commit,
  });
}

/** Stores entries if the log agrees with the leader's just before them (§5.3); what contradicts them goes. */
function append(
  world: World,
  me: Server,
  { from, term }: Message,
  { behind, behindTerm, entries, commit }: Words & { readonly kind: 'append' },
): void {
  const { log } = me;
  const answer = (isOk: boolean, length: number): void =>
    send(world, me, from, { kind: 'ack', isOk, length });
  if (term < me.term) return answer(false, 0);
  if (me.role === 'leader') return;
  me.role = 'follower';
  wait(world, me);
  const isOk = log.length >= behind && (log[behind - 1]?.term ?? 0) === behindTerm;
  if (!isOk && world.params.variant !== 'trusting') {
    tell(world, me, 'rejects', behind, from);
    return answer(false, Math.min(log.length, behind - 1));
  }
  let isNew = false;
  for (const [place, entry] of entries.entries()) {
    const at = behind + place;
    if (log[at]?.term === entry.term) continue;
    log.splice(at, Infinity, entry);
    isNew = true;
  }
  if (isNew) tell(world, me, 'stores', log.length, from);
  const length = behind + entries.length;
  apply(world, me, Math.min(commit, length, log.length));
  answer(true, length);
}

function acknowledge(
  world: World,
  me: Server,
  from: number,
  { isOk, length }: Words & { readonly kind: 'ack' },
): void {
  const { next, match } = me;
  if (isOk) {
    match[from] = Math.max(match[from]!, length);
    next[from] = Math.max(next[from]!, length);
    decide(world, me);
  } else {
    next[from] = Math.max(match[from]!, Math.min(next[from]!, length));
    replicate(world, me, from);
  }
}

/** An entry of its own term on a majority is committed, and so are all before it (§5.4.2). */
function decide(world: World, me: Server): void {
  const { params } = world;
  for (let count = me.log.length; count > me.commit; count -= 1) {
    if (me.log[count - 1]!.term !== me.term && params.variant !== 'counts') return;
    if (me.match.filter((each) => each >= count).length < quorum(params)) continue;
    tell(world, me, 'commits', count);
    return apply(world, me, count);
  }
}

function apply({ state: { decided } }: World, me: Server, upTo: number): void {
  for (let place = decided.length; place < upTo; place += 1)
    decided.push({ command: me.log[place]!.command, term: me.term, by: me.id });
  me.commit = Math.max(me.commit, upTo);
}

/** All that is not on disk is lost. */
export function crash(world: World, me: Server): void {
  tell(world, me, 'crashes', me.term);
  world.context.cancel(me.timer);
  Object.assign(me, memory(), { role: 'down' });
}

export function restart(world: World, me: Server): void {
  tell(world, me, 'returns', me.term);
  me.role = 'follower';
  if (world.params.variant === 'forgets') me.vote = -1;
  wait(world, me);
}

/** Patience begins anew, of another length each time. */
export function wait({ params, context }: World, me: Server): void {
  context.cancel(me.timer);
  const patience =
    params.timeout * 1000 + context.rng(`timer/${me.id}`).whole(0, params.spread * 1000);
  me.timer = context.after(patience, { kind: 'time-out', server: me.id });
  me.timerEnds = context.now + patience;
}

function send({ state, params, context }: World, { id, term }: Server, to: number, words: Words) {
  if (to !== id) sendOver(state, params, context, id, to, { term, words });
}

/** What a log ends with. */
function ending({ log }: Server): { readonly length: number; readonly lastTerm: number } {
  return { length: log.length, lastTerm: log.at(-1)?.term ?? 0 };
}

function tell({ state }: World, me: Server, what: News['what'], count: number, other = me.id) {
  state.news.push({ what, server: me.id, other, count });
}

/** Remembers what the checks compare with. */
function touch({ state }: World, me: Server): void {
  state.before = { ...me, log: [...me.log] };
}
