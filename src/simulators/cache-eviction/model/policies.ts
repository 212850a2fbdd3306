export const policies = {
  fifo: 'FIFO',
  lru: 'LRU',
  clock: 'CLOCK',
  lfu: 'LFU',
  sieve: 'SIEVE',
  s3fifo: 'S3-FIFO',
  arc: 'ARC',
} as const;
export type Policy = keyof typeof policies;

/** Lists below this number hold values; the others hold ghosts, which are mere keys. */
const ghosts = 2;

/**
 * Keys in up to four doubly linked lists: each has a node, and node 0 to 3 is where list 0 to 3 begins and ends.
 * S3-FIFO: small, main, ghosts. ARC: T1, T2 and their ghosts B1, B2. The others need list 0 only.
 */
export interface Cache {
  readonly policy: Policy;
  readonly slots: number;
  readonly key: Int32Array;
  readonly next: Int32Array;
  readonly prev: Int32Array;
  readonly list: Int32Array;
  /** A bit (CLOCK, SIEVE), hits up to three (S3-FIFO), or all uses (LFU). */
  readonly mark: Int32Array;
  readonly length: Int32Array;
  /** The node of each key that is known, ghosts included. */
  readonly where: Map<number, number>;
  /** The first node without a key; the others follow by `next`. */
  spare: number;
  /** SIEVE: the node that is looked at next, 0 for the oldest. */
  hand: number;
  /** ARC: how long T1 should be. */
  target: number;
  hits: number;
  /** Hits before counting began. */
  coldHits: number;
  isHit: boolean;
  /** The key whose value was dropped by the last request. */
  out: number | null;
}

export function cacheOf(policy: Policy, slots: number): Cache {
  const nodes = 5 + slots * (policy === 's3fifo' || policy === 'arc' ? 2 : 1);
  const next = Int32Array.from({ length: nodes }, (_, node) => (node < 4 ? node : node + 1));
  return {
    policy,
    slots,
    key: new Int32Array(nodes),
    next,
    prev: next.slice(),
    list: new Int32Array(nodes),
    mark: new Int32Array(nodes),
    length: new Int32Array(4),
    where: new Map(),
    spare: 4,
    hand: 0,
    target: 0,
    hits: 0,
    coldHits: 0,
    isHit: false,
    out: null,
  };
}

/** How many values are there. */
export const held = ({ length }: Cache): number => length[0]! + length[1]!;

export function holds(cache: Cache, key: number): boolean {
  const node = cache.where.get(key);
  return node !== undefined && cache.list[node]! < ghosts;
}

/** The nodes of a list, the newest first. */
export function* nodesOf({ next }: Cache, list: number): Generator<number> {
  for (let node = next[list]!; node !== list; node = next[node]!) yield node;
}

/** One request. Afterwards `isHit` and `out` tell what became of it. */
export function access(cache: Cache, key: number): void {
  const node = cache.where.get(key);
  cache.out = null;
  cache.isHit = node !== undefined && cache.list[node]! < ghosts;
  if (cache.isHit) {
    cache.hits += 1;
    hit[cache.policy](cache, node!);
  } else if (cache.policy === 'arc') missArc(cache, key);
  else if (cache.policy === 's3fifo') missS3(cache, key);
  else {
    if (held(cache) === cache.slots) evict(cache, victim(cache));
    add(cache, key, 0);
  }
}

const mark = ({ mark: marks }: Cache, node: number): void => void (marks[node] = 1);
const nothing = (): void => undefined;

const hit: Readonly<Record<Policy, (cache: Cache, node: number) => void>> = {
  fifo: nothing,
  lru: (cache, node) => move(cache, node, 0),
  clock: mark,
  sieve: mark,
  s3fifo: (cache, node) => void (cache.mark[node] = Math.min(3, cache.mark[node]! + 1)),
  arc: (cache, node) => move(cache, node, 1),
  lfu: use,
};

/** LFU keeps its list in order of uses; among equals, the one that got there last is the newest. */
function use(cache: Cache, node: number): void {
  cache.mark[node] = cache.mark[node]! + 1;
  unlink(cache, node);
  link(cache, node, stronger(cache, cache.prev[node]!, cache.mark[node]!), 0);
}

/** From a node towards the new end, the first that was used more than so often. */
function stronger({ mark: uses, prev }: Cache, from: number, count: number): number {
  let node = from;
  while (node > 3 && uses[node]! <= count) node = prev[node]!;
  return node;
}

/** The node whose value has to go, after all that the policy spares have been spared. */
function victim(cache: Cache): number {
  const { mark: marks, prev, policy } = cache;
  if (policy === 'clock')
    while (marks[prev[0]!] === 1) {
      marks[prev[0]!] = 0;
      move(cache, prev[0]!, 0);
    }
  if (policy !== 'sieve') return prev[0]!;
  let hand = cache.hand === 0 ? prev[0]! : cache.hand;
  while (marks[hand] === 1) {
    marks[hand] = 0;
    hand = prev[hand]! || prev[0]!;
  }
  cache.hand = prev[hand]!;
  return hand;
}

/** How many places S3-FIFO gives to newcomers. */
const smallSlots = ({ slots }: Cache): number => Math.max(1, Math.floor(slots / 10));

function missS3(cache: Cache, key: number): void {
  const { mark: hits, prev, length, slots, where } = cache;
  const small = smallSlots(cache);
  while (held(cache) === slots) {
    const from = length[0]! >= small ? 0 : 1;
    const oldest = prev[from]!;
    if (from === 0 && hits[oldest]! > 1) {
      hits[oldest] = 0;
      move(cache, oldest, 1);
    } else if (from === 1 && hits[oldest]! > 0) {
      hits[oldest] = hits[oldest]! - 1;
      move(cache, oldest, 1);
    } else if (from === 1) evict(cache, oldest);
    else {
      haunt(cache, oldest, 2);
      if (length[2]! > slots - small) forget(cache, prev[2]!);
    }
  }
  const ghost = where.get(key);
  if (ghost !== undefined) forget(cache, ghost);
  add(cache, key, ghost === undefined ? 0 : 1);
}

/** Cases II to IV of figure 4 in Megiddo and Modha’s paper. */
function missArc(cache: Cache, key: number): void {
  const { length, slots, prev, list, where } = cache;
  const ghost = where.get(key);
  const [t1, , b1, b2] = length as unknown as [number, number, number, number];
  if (ghost !== undefined) {
    const isOld = list[ghost] === 3;
    cache.target = isOld
      ? Math.max(0, cache.target - Math.max(b1 / b2, 1))
      : Math.min(slots, cache.target + Math.max(b2 / b1, 1));
    replace(cache, isOld);
    move(cache, ghost, 1);
    return;
  }
  if (t1 + b1 === slots) {
    if (b1 > 0) {
      forget(cache, prev[2]!);
      replace(cache, false);
    } else evict(cache, prev[0]!);
  } else {
    const known = where.size;
    if (known === 2 * slots) forget(cache, prev[3]!);
    if (known >= slots) replace(cache, false);
  }
  add(cache, key, 0);
}

function replace(cache: Cache, isInB2: boolean): void {
  const { length, target, prev } = cache;
  const t1 = length[0]!;
  const from = t1 > 0 && (t1 > target || (isInB2 && t1 === target)) ? 0 : 1;
  haunt(cache, prev[from]!, from + 2);
}

function add(cache: Cache, key: number, list: number): void {
  const { next, mark: marks, where, prev } = cache;
  const isCounted = cache.policy === 'lfu';
  const node = cache.spare;
  cache.spare = next[node]!;
  cache.key[node] = key;
  marks[node] = Number(isCounted);
  where.set(key, node);
  link(cache, node, isCounted ? stronger(cache, prev[0]!, 1) : list, list);
}

function evict(cache: Cache, node: number): void {
  cache.out = cache.key[node]!;
  forget(cache, node);
}

/** The value goes, the key stays as a ghost. */
function haunt(cache: Cache, node: number, list: number): void {
  cache.out = cache.key[node]!;
  move(cache, node, list);
}

function forget(cache: Cache, node: number): void {
  unlink(cache, node);
  cache.where.delete(cache.key[node]!);
  cache.next[node] = cache.spare;
  cache.spare = node;
}

/** To the new end of a list. */
function move(cache: Cache, node: number, list: number): void {
  unlink(cache, node);
  link(cache, node, list, list);
}

function unlink({ next, prev, list, length }: Cache, node: number): void {
  next[prev[node]!] = next[node]!;
  prev[next[node]!] = prev[node]!;
  length[list[node]!] = length[list[node]!]! - 1;
}

function link({ next, prev, list, length }: Cache, node: number, after: number, to: number): void {
  next[node] = next[after]!;
  prev[node] = after;
  prev[next[after]!] = node;
  next[after] = node;
  list[node] = to;
  length[to] = length[to]! + 1;
}
