import type { View } from '../kit/simulator.ts';
import { count, percent, short } from '../kit/words.ts';
import { charts } from './charts.ts';
import { capacityOf, type E, type S } from './model.ts';
import { keyHashes, ringPoints } from './model/placement.ts';
import type { P } from './model/table.ts';

/** So many keys are drawn on the circle. */
const drawn = 160;
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
  const at = (hash: number, r: number): string => {
    const angle = (hash / 2 ** 32) * 2 * Math.PI - Math.PI / 2;
    return `${(middle + r * Math.cos(angle)).toFixed(1)} ${(middle + r * Math.sin(angle)).toFixed(1)}`;
  };
  const ticks = (of: 0 | 1, outer: number): string =>
    Array.from({ length: Math.min(drawn, home.length) }, (_, key) =>
      moved[key] === of ? `M${at(hashes[key]!, radius + 3)}L${at(hashes[key]!, outer)}` : '',
    ).join('');
  const isRing = scheme === 'ring' || scheme === 'bounded';
  const all = isRing && nodes.length * points <= mostPoints;
  const marks = all
    ? Array.from(ringPoints({ nodes, points, salt, capacity: 0 }), (point) => {
        const hash = Math.floor(point / 1024);
        return `<path class="stroke" d="M${at(hash, radius)}L${at(hash, radius - 7)}"/><text class="middle small" transform="translate(0 4)" x="${at(hash, radius - 17).replace(' ', '" y="')}">${point % 1024}</text>`;
      }).join('')
    : '';
  return (
    `<circle class="line" cx="${middle}" cy="${middle}" r="${radius}"/>` +
    `<path class="stroke-8" d="${ticks(0, radius + 9)}"/><path class="stroke-accent" d="${ticks(1, radius + 21)}"/>${marks}` +
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
  const x = (value: number): number => 232 + (value / most) * 112;
  const rows = nodes.map((node, index) => {
    const y = 24 + index * 17;
    const held = load[node] ?? 0;
    const kept = held - came[node]!;
    return (
      `<text class="end small" x="227" y="${y + 11}">${node}</text>` +
      `<rect class="fill-8" x="232" y="${y}" width="${(x(kept) - 232).toFixed(1)}" height="12"/>` +
      `<rect class="accent" x="${x(kept).toFixed(1)}" y="${y + 2}" width="${(x(held) - x(kept)).toFixed(1)}" height="8"/>` +
      `<text class="small soft" x="${(x(held) + 4).toFixed(1)}" y="${y + 11}">${short(held)}</text>`
    );
  });
  const bottom = 24 + nodes.length * 17;
  const bound = p.scheme === 'bounded' ? capacityOf(nodes.length, p) : mean;
  return (
    `<text class="small soft" x="212" y="14">node, keys</text>${rows.join('')}` +
    `<path class="stroke dash" d="M${x(bound).toFixed(1)} 20V${bottom}"/>` +
    `<text class="small soft middle halo" x="${x(bound).toFixed(1)}" y="14">${p.scheme === 'bounded' ? 'bound' : 'mean'}</text>`
  );
}
