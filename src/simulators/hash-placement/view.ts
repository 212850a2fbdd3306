import type { View } from '../kit/simulator.ts';
import { count, percent, short } from '../kit/words.ts';
import { charts } from './charts.ts';
import { capacityOf, type E, type S } from './model.ts';
import { keyHashes, ringPoints } from './model/placement.ts';
import type { P } from './model/table.ts';

/** So many keys are drawn on the circle. */
const drawn = 120;
/** More points of nodes would only be a gray ring. */
const mostPoints = 60;
const middle = 106;
const radius = 72;

export const view: View<P, S, E> = {
  pace: 1_000_000,

  draw(state, p) {
    const rows = bars(state, p);
    return {
      width: 400,
      height: Math.max(226, 30 + state.nodes.length * 17),
      title: `${count(state.home.length, 'key')} on ${count(state.nodes.length, 'node')}`,
      body: circle(state, p) + rows,
    };
  },

  table: ({ nodes, load, home }) => ({
    caption: 'Nodes and their keys',
    head: ['Node', 'Keys', 'Of the average'],
    rows: nodes.map((node) => [
      `Node ${node}`,
      short(load[node] ?? 0),
      percent(((load[node] ?? 0) * nodes.length) / home.length),
    ]),
  }),

  sentence({ nodes, load, home, hits, misses }) {
    const most = Math.max(...nodes.map((node) => load[node] ?? 0));
    return `${count(nodes.length, 'node')} hold ${count(home.length, 'key')}; the fullest has ${percent((most * nodes.length) / home.length)} of the average. ${short(misses)} of ${count(hits + misses, 'lookup')} missed.`;
  },

  narrate(event, { changes, home }) {
    const last = changes.at(-1);
    if (event.kind === 'lookup' || last === undefined) return undefined;
    const moved = `${count(last.moved, 'key')} moved, ${percent(last.moved / home.length)}; ${short(last.astray)} of them between other nodes.`;
    return event.kind === 'join'
      ? `Node ${last.node} joined ${last.before} others: ${moved}`
      : `Node ${last.node} crashed: ${moved}`;
  },

  charts,
};

/** Keys in the order of their hashes, those that moved standing out; inside, the points of the nodes. */
function circle({ home, moved, nodes, salt }: S, { keys, scheme, points }: P): string {
  const hashes = keyHashes(keys, salt);
  const unit = (hash: number): readonly [x: number, y: number] => {
    const angle = (hash / 2 ** 32) * 2 * Math.PI;
    return [Math.sin(angle), -Math.cos(angle)];
  };
  /** A short line from the circle outwards, or, where it is negative, inwards. */
  const tick = (hash: number, from: number, length: number): string => {
    const [x, y] = unit(hash);
    const start = `M${(middle + (radius + from) * x).toFixed(0)} ${(middle + (radius + from) * y).toFixed(0)}`;
    return `${start}l${(length * x).toFixed(1)} ${(length * y).toFixed(1)}`;
  };
  const ticks = (of: 0 | 1, length: number): string =>
    Array.from({ length: Math.min(drawn, home.length) }, (_, key) =>
      moved[key] === of ? tick(hashes[key]!, 3, length) : '',
    ).join('');
  const isRing = scheme === 'ring' || scheme === 'bounded';
  const all = isRing && nodes.length * points <= mostPoints;
  const marks = all
    ? Array.from(ringPoints({ nodes, points, salt, capacity: 0 }), (point) => {
        const hash = Math.floor(point / 1024);
        const [x, y] = unit(hash);
        const [left, top] = [middle + (radius - 17) * x, middle + (radius - 17) * y + 4];
        return `<path class="stroke" d="${tick(hash, 0, -7)}"/><text class="middle small" x="${left.toFixed(0)}" y="${top.toFixed(0)}">${point % 1024}</text>`;
      }).join('')
    : '';
  return (
    `<circle class="line" cx="${middle}" cy="${middle}" r="${radius}"/>` +
    `<path class="stroke-8" d="${ticks(0, 6)}"/><path class="stroke-accent" d="${ticks(1, 18)}"/>${marks}` +
    (marks === '' || nodes.length * points < 12
      ? `<text class="middle small soft" x="${middle}" y="${middle - 4}">${Math.min(drawn, home.length)} of the keys;</text><text class="middle small soft" x="${middle}" y="${middle + 13}">long: moved</text>`
      : '') +
    `<text class="middle small soft" x="${middle}" y="${2 * middle + 10}">keys by hash</text>`
  );
}

/** A bar for each node: keys that stayed, and behind them, those that the last change brought. */
function bars({ home, moved, nodes, load }: S, p: P): string {
  const came = new Uint32Array(1024);
  for (let key = 0; key < home.length; key += 1) came[home[key]!]! += moved[key]!;
  const mean = home.length / nodes.length;
  const most = Math.max(mean * 1.3, ...nodes.map((node) => load[node] ?? 0));
  const bound = p.scheme === 'bounded' ? capacityOf(nodes.length, p) : mean;
  const width = (value: number): string => ((value / most) * 112).toFixed(0);
  const each = (draw: (node: number, y: number) => string): string =>
    nodes.map((node, index) => draw(node, 24 + index * 17)).join('');
  const held = (node: number): number => load[node] ?? 0;
  const kept = (node: number): number => held(node) - came[node]!;
  const rows =
    `<g class="end small">${each((node, y) => `<text x="227" y="${y + 11}">${node}</text>`)}</g>` +
    `<path class="fill-8" d="${each((node, y) => `M232 ${y}h${width(kept(node))}v12H232z`)}"/>` +
    `<path class="accent" d="${each((node, y) => `M${232 + Number(width(kept(node)))} ${y + 2}h${width(came[node]!)}v8h-${width(came[node]!)}z`)}"/>` +
    `<g class="soft small">${each((node, y) => `<text x="${236 + Number(width(Math.max(held(node), bound)))}" y="${y + 11}">${short(held(node))}</text>`)}</g>`;
  const bottom = 24 + nodes.length * 17;
  const at = 232 + Number(width(bound));
  return (
    `<text class="small soft" x="212" y="14">node, keys</text>${rows}` +
    `<path class="stroke dash" d="M${at} 20V${bottom}"/>` +
    `<text class="small soft middle halo" x="${at}" y="14">${p.scheme === 'bounded' ? 'bound' : 'mean'}</text>`
  );
}
