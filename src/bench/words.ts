import type { Random } from './random.ts';

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

const nouns = list(`
  request queue node replica message log client server leader cache key partition write read cluster lock clock process
  thread record index commit quorum transaction buffer timeout broker consumer producer shard snapshot follower segment
  topic offset lease session version retry failure network packet token window batch checkpoint latency counter schema
  stream operator coordinator ledger gateway proxy backend deadline backlog heartbeat epoch ballot term vote member
  gossip failover election watermark compaction tombstone page block sector journal cursor iterator scheduler worker
  mailbox actor channel semaphore barrier latch monitor signal handler event listener subscriber publisher saga
  workflow activity outbox inbox digest filter sketch histogram percentile sample trace span metric alert budget
  quota limiter bucket breaker bulkhead fallback replica-set region zone rack datacenter tenant shuffle join
  aggregate projection view migration deployment rollout canary toggle manifest container image volume mount`);

const verbs = list(`
  stores sends reads writes acknowledges delays rejects copies orders counts checks locks releases compares repeats
  forwards compacts replays elects suspects measures bounds loses keeps drops merges splits renews expires signs
  evicts refreshes coalesces throttles batches buffers flushes truncates replicates routes hashes probes reclaims`);

const adjectives = list(`
  slow full stale empty new old durable bounded concurrent local remote idle busy consistent partial late fast hot
  cold sequential random monotonic atomic idempotent eventual linearizable causal optimistic pessimistic synchronous
  asynchronous volatile persistent immutable transient dirty clean skewed uniform heavy light adaptive static`);

const units = list('ms s kB MB GiB % cores threads bytes min');

const frames: readonly string[] = [
  'The {adjective} {noun} {verb} each {noun} before the {noun} {verb} it.',
  'A {noun} that {verb} a {adjective} {noun} pays with one more {noun}.',
  'When the {noun} is {adjective}, every {noun} waits for {number} {unit} and the {noun} {verb} nothing.',
  'Nothing stops a {adjective} {noun}: it {verb} the {noun}, and the next {noun} sees the difference.',
  'With {number} {unit} per {noun}, {number} {noun}s need {number} {unit}, whatever the {noun} {verb}.',
  'The {own} {verb} its {noun} in the {adjective} {noun} and tells the {noun} afterwards.',
  'Call it *{adjective}* when the {noun} {verb} what the {own} has promised.',
  'If the {noun} fails here, the {own} {verb} the same {noun} again; a {adjective} one would not.',
  '`{own}` is the name of the {noun} that {verb} the {noun}.',
  '**A {noun} is not a {noun}.** The first {verb} its {adjective} {noun}, the second only {verb} it.',
  'So the {noun} "{adjective}" means that no {noun} {verb} more than {number} {unit} of it.',
  'Most designs let the {noun} choose, because the {noun} knows whether a {adjective} {noun} matters.',
  'Two {noun}s can disagree about the {noun} --- the {adjective} one wins, and the {own} {verb} the rest.',
  'What the {noun} {verb} is bounded by {number} {unit}, and by the {noun} in front of it.',
  'At {number} {unit} the {noun} is {adjective}; at {number} it {verb} every other {noun}.',
  'This is why the {own} never {verb} a {noun} on behalf of a {adjective} {noun}.',
];

const onsets = list('b br c ch d f fl g gr h k l m n p pr qu r s st t tr v w z');
const cores = list('a e i o u ai ea io ou');
const codas = list('n r s l x m nd rk st th x');

/** A word that exists nowhere: every text has some that no other has, and an index must hold them all. */
function coin(random: Random): string {
  const syllable = () => random.pick(onsets) + random.pick(cores);
  return `${Array.from({ length: random.integer(1, 2) }, syllable).join('')}${syllable()}${random.pick(codas)}`;
}

/** Speaks about a subject: common words by rank, and a few words of its own. */
export class Voice {
  readonly random: Random;
  readonly own: readonly string[];

  constructor(random: Random) {
    this.random = random;
    this.own = Array.from({ length: 24 }, () => coin(random));
  }

  noun(): string {
    return this.random.pickOften(nouns);
  }

  /** A name for a variable or a box. */
  name(): string {
    return this.noun().replace('-', '');
  }

  sentence(): string {
    return this.fill(this.random.pick(frames));
  }

  sentences(from: number, to: number): readonly string[] {
    return Array.from({ length: this.random.integer(from, to) }, () => this.sentence());
  }

  /** “leases under load”: ends without a period, in lower case. */
  phrase(): string {
    return this.fill(
      this.random.pick([
        'how a {noun} {verb} its {noun}',
        'the {adjective} {noun}',
        'what the {own} {verb}',
        '{adjective} {noun}s and the {noun}',
        'why the {noun} {verb} late',
      ]),
    );
  }

  fill(frame: string): string {
    const words: Readonly<Record<string, () => string>> = {
      noun: () => this.noun(),
      name: () => this.name(),
      verb: () => this.random.pickOften(verbs),
      adjective: () => this.random.pickOften(adjectives),
      own: () => this.random.pickOften(this.own),
      number: () => String(this.random.integer(2, 900)),
      unit: () => this.random.pick(units),
    };
    return frame.replace(/\{(\w+)\}/g, (all, word: string) => words[word]?.() ?? all);
  }
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
