import { finish, hash } from './hash.ts';

export type Scheme = 'mod' | 'ring' | 'rendezvous' | 'jump' | 'bounded';

export interface Cluster {
  /** Numbers of the nodes that are there, in the order in which they came; below 1024. */
  readonly nodes: readonly number[];
  /** Points of each node on the ring. */
  readonly points: number;
  /** The most keys that a node takes under bounded loads. */
  readonly capacity: number;
  /** Makes the hashes of one run differ from those of another. */
  readonly salt: number;
}

let known: { readonly hashes: Uint32Array; readonly salt: number } | undefined;

/** The hashes of keys 0 to count − 1; the last ones asked for are remembered. */
export function keyHashes(count: number, salt: number): Uint32Array {
  if (known?.salt !== salt || known.hashes.length !== count)
    known = {
      hashes: Uint32Array.from({ length: count }, (_, key) => hash(`key:${key}`, salt)),
      salt,
    };
  return known.hashes;
}

/** The node of every key. */
export function place(scheme: Scheme, keys: Uint32Array, cluster: Cluster): Uint16Array {
  switch (scheme) {
    case 'mod':
      return homes(keys, (key) => cluster.nodes[key % cluster.nodes.length]!);
    case 'jump':
      return homes(keys, (key) => cluster.nodes[jump(key, cluster.nodes.length)]!);
    case 'rendezvous':
      return rendezvous(keys, cluster);
    case 'ring':
      return ring(keys, cluster, Infinity);
    case 'bounded':
      return ring(keys, cluster, cluster.capacity);
  }
}

function homes(keys: Uint32Array, home: (hash: number) => number): Uint16Array {
  return Uint16Array.from(keys, home);
}

/** Each node bids for a key with a hash of both; the highest bid wins. */
function rendezvous(keys: Uint32Array, { nodes, salt }: Cluster): Uint16Array {
  const names = nodes.map((node) => hash(`node:${node}`, salt));
  return homes(keys, (key) => {
    let best = 0;
    let highest = -1;
    for (let index = 0; index < names.length; index += 1) {
      const bid = finish(key ^ names[index]!);
      if (bid <= highest) continue;
      highest = bid;
      best = index;
    }
    return nodes[best]!;
  });
}

/** The points of all nodes in the order of the ring: hash × 1024 + node, which a double holds exactly. */
export function ringPoints({ nodes, points, salt }: Cluster): Float64Array {
  const ordered = new Float64Array(nodes.length * points);
  let next = 0;
  for (const node of nodes)
    for (let point = 0; point < points; point += 1) {
      ordered[next] = hash(`node:${node}#${point}`, salt) * 1024 + node;
      next += 1;
    }
  return ordered.sort();
}

/** A key belongs to the first point at or after its hash, going around; a full node passes it on. */
function ring(keys: Uint32Array, cluster: Cluster, capacity: number): Uint16Array {
  const points = ringPoints(cluster);
  const held = new Uint32Array(1024);
  return homes(keys, (key) => {
    let low = 0;
    let high = points.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (points[middle]! < key * 1024) low = middle + 1;
      else high = middle;
    }
    for (let at = low; ; at += 1) {
      const node = points[at % points.length]! % 1024;
      if (held[node]! >= capacity) continue;
      held[node]! += 1;
      return node;
    }
  });
}

/**
 * Jump consistent hash (Lamping and Veach 2014): the bucket of the last jump before `buckets`. Its generator is one of
 * 64 bits, kept here in two halves.
 */
export function jump(key: number, buckets: number): number {
  let high = 0;
  let low = key;
  let bucket = 0;
  for (let next = 0; next < buckets;) {
    bucket = next;
    // Times 0x27bb2ee687b0b0fd, plus 1: the product of the low halves needs 64 bits, in parts of 16.
    const a = low & 0xffff;
    const b = low >>> 16;
    const first = a * 0xb0fd;
    const middle = b * 0xb0fd + (first >>> 16);
    const other = a * 0x87b0 + (middle & 0xffff);
    const carried = b * 0x87b0 + Math.floor(middle / 65_536) + Math.floor(other / 65_536);
    const nextLow = (((other & 0xffff) << 16) | (first & 0xffff)) >>> 0;
    high = (Math.imul(high, 0x87b0b0fd) + Math.imul(low, 0x27bb2ee6) + (carried | 0)) >>> 0;
    low = nextLow + 1;
    if (low > 0xffffffff) {
      low = 0;
      high = (high + 1) >>> 0;
    }
    next = Math.floor((bucket + 1) * (2_147_483_648 / ((high >>> 1) + 1)));
  }
  return bucket;
}
