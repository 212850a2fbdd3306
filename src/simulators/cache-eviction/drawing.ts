import type { Drawing } from '../kit/simulator.ts';
import { count, percent } from '../kit/words.ts';
import { counted, hitShare, isPopular, isSkewed, type P, type S } from './model.ts';
import { held, holds, nodesOf, policies, type Cache } from './model/policies.ts';

/** A key as readers see it: numbered by popularity, or new. */
export const named = (key: number): string => (key > 0 ? `${key}` : `n${-key % 1000}`);

/** The caches that are compared, with what tells them apart. */
export function rivals(
  { caches }: S,
  { beside, slots }: P,
): readonly { name: string; cache: Cache }[] {
  return caches
    .filter((cache) => beside === 'sizes' || cache.slots === slots)
    .map((cache) => ({
      name: beside === 'sizes' ? count(cache.slots, 'slot') : policies[cache.policy],
      cache,
    }));
}

/** Up to so many slots, each is drawn with its key. */
const fewSlots = 24;

const captions: Readonly<Record<Cache['policy'], readonly string[]>> = {
  fifo: ['newest first'],
  lru: ['last used first'],
  clock: ['newest first, • used since'],
  lfu: ['most used first'],
  sieve: ['newest first, • used since'],
  s3fifo: ['small queue', 'main queue', 'ghosts: keys only'],
  arc: ['T1: seen once', 'T2: seen again', 'B1: ghosts of T1', 'B2: ghosts of T2'],
};

const text = (x: number, y: number, words: string | number, classes = ''): string =>
  `<text class="${classes}" x="${x.toFixed(1)}" y="${y}">${words}</text>`;

type Part = readonly [svg: string, height: number];

const stack = (parts: readonly Part[]): Part => {
  let y = 0;
  const svg = parts.map(([inside, height]) => {
    y += height;
    return `<g transform="translate(0 ${y - height})">${inside}</g>`;
  });
  return [svg.join(''), y];
};

/** The last requests, what is in the cache, and how the rivals do. */
export function drawing(state: S, params: P): Drawing {
  const main = state.caches[state.main]!;
  const fewer = state.caches[state.fewer];
  const isSmall = params.slots <= fewSlots;
  const [body, height] = stack([
    isSmall ? strip(state, main, fewer) : [text(0, 16, count(state.asked, 'request')), 26],
    ...(fewer === undefined ? [] : [content(fewer, state, params, main)]),
    content(main, state, params),
    legend(main, state, params, isSmall),
    bars(state, params),
  ]);
  return {
    width: 400,
    height,
    title: `${policies[params.policy]} after ${count(state.asked, 'request')}`,
    body,
  };
}

function strip({ recent, asked }: S, main: Cache, fewer: Cache | undefined): Part {
  const x = (index: number): number => 72 + index * 25;
  const row = ({ slots, hits }: Cache, key: 'isHit' | 'isHitFewer'): Part => [
    text(0, 14, count(slots, 'slot'), 'small soft') +
      recent
        .map(({ [key]: isHit }, index) =>
          text(x(index), 14, isHit ? '✓' : '✗', `middle ${isHit ? 'good' : 'bad'}`),
        )
        .join('') +
      text(398, 14, `${asked - hits} ✗`, 'end'),
    20,
  ];
  const keys =
    text(0, 16, 'key', 'small soft') +
    recent.map(({ key }, index) => text(x(index), 16, named(key), 'middle small')).join('');
  return stack([
    [keys, 22],
    ...(fewer === undefined ? [] : [row(fewer, 'isHitFewer')]),
    row(main, 'isHit'),
    ['', 6],
  ]);
}

/** The lists of a cache; keys that `other` lacks are dashed. */
function content(cache: Cache, state: S, params: P, other?: Cache): Part {
  const names = captions[cache.policy];
  const isOne = names.length === 1;
  const isSmall = params.slots <= fewSlots;
  const lists = names.map((name, list): Part => {
    const nodes = [...nodesOf(cache, list)];
    const size = isOne ? count(cache.slots, 'slot') : nodes.length;
    const note = other === undefined ? '' : '; dashed: not in the larger one';
    const room = isOne ? cache.slots : nodes.length;
    return stack([
      [text(0, 13, `${size} ${isOne ? '–' : 'in'} ${name}${note}`, 'small soft'), 22],
      isSmall && nodes.length <= fewSlots
        ? labeled(cache, nodes, room, state, params, other)
        : tiny(cache, nodes, room, state, params),
      ['', 4],
    ]);
  });
  const [svg, height] = stack(lists);
  // Room for all lists when they are full, so that nothing below moves.
  const rows = Math.ceil(cache.slots / (isSmall ? 6 : 50)) * 2 + 2;
  return [svg, isOne ? height : Math.max(height, names.length * 24 + rows * (isSmall ? 34 : 9))];
}

function labeled(
  cache: Cache,
  nodes: readonly number[],
  room: number,
  state: S,
  params: P,
  other: Cache | undefined,
): Part {
  const { policy, mark, prev, list, hand } = cache;
  const isFull = held(cache) === cache.slots;
  const out = policy === 'sieve' && hand > 0 ? hand : prev[0];
  const cells = Array.from({ length: room }, (_, index) => {
    const node = nodes[index];
    const x = 1 + (index % 6) * 66.5;
    const y = 1 + Math.floor(index / 6) * 34;
    const box = (classes: string) =>
      `<rect class="${classes}" x="${x}" y="${y}" width="62" height="25" rx="2"/>`;
    if (node === undefined) return box('line');
    const key = cache.key[node]!;
    const isWanted = isPopular(key, state, params);
    const isGhost = list[node]! > 1;
    const uses = isGhost ? 0 : mark[node]!;
    const frame =
      other !== undefined && !holds(other, key)
        ? 'stroke-2 dash'
        : key === state.recent.at(-1)?.key
          ? 'stroke-accent'
          : isGhost
            ? 'line'
            : `stroke-${isWanted ? 1 : 8}`;
    return (
      box(frame) +
      text(
        x + (uses > 0 ? 7 : 31),
        y + 18,
        named(key),
        `${isWanted ? 'bold' : ''} ${uses > 0 ? '' : 'middle'}`,
      ) +
      (uses > 0
        ? text(x + 57, y + 18, policy === 'lfu' ? `×${uses}` : '•'.repeat(uses), 'small end')
        : '') +
      (isFull && captions[policy].length === 1 && node === out
        ? `<path class="accent" d="M${x + 31} ${y + 1}l-6 -7h12z"/>`
        : '')
    );
  });
  return [cells.join(''), Math.max(1, Math.ceil(room / 6)) * 34];
}

/** Many values: large squares for popular keys, small ones for others and for ghosts. */
function tiny(cache: Cache, nodes: readonly number[], room: number, state: S, params: P): Part {
  const pitch = cache.slots <= 100 ? 16 : 8;
  const perRow = 400 / pitch;
  const side = pitch - 1.5;
  const paths = ['', ''];
  for (const [index, node] of nodes.entries()) {
    const isWanted = isPopular(cache.key[node]!, state, params) && cache.list[node]! < 2;
    const size = isWanted ? side : pitch / 3;
    paths[Number(isWanted)] +=
      `M${((index % perRow) * pitch + (side - size) / 2).toFixed(1)} ${(Math.floor(index / perRow) * pitch + (side - size) / 2).toFixed(1)}h${size.toFixed(1)}v${size.toFixed(1)}h-${size.toFixed(1)}z`;
  }
  return [
    `<path class="fill-8" d="${paths[0]}"/><path class="fill-1" d="${paths[1]}"/>`,
    Math.max(1, Math.ceil(room / perRow)) * pitch,
  ];
}

function legend(cache: Cache, state: S, params: P, isSmall: boolean): Part {
  const wanted = [0, 1]
    .flatMap((list) => [...nodesOf(cache, list)])
    .filter((node) => isPopular(cache.key[node]!, state, params)).length;
  const sign = isSmall ? 'bold' : '<tspan class="fill-1">■</tspan>';
  const other =
    isSmall && captions[cache.policy].length === 1
      ? '<tspan class="accent">▼</tspan> first to go'
      : '';
  return [
    text(
      0,
      10,
      `${isSkewed(params) ? `${sign} ${wanted} of the ${params.slots} most popular keys\u2003` : ''}${other}`,
      'small soft',
    ),
    22,
  ];
}

function bars(state: S, params: P): Part {
  const rows = [
    ...rivals(state, params),
    {
      name: params.beside === 'sizes' ? `OPT, ${params.slots}` : 'OPT',
      cache: state.opts[state.bound]!,
    },
  ];
  const drawn = rows.map(({ name, cache }, index): Part => {
    const share = hitShare(cache, state);
    const isMain = cache === state.caches[state.main];
    const bold = isMain ? 'bold' : '';
    return [
      text(84, 21, name, `end ${bold}`) +
        `<rect class="${index === rows.length - 1 ? 'stroke' : isMain ? 'accent' : 'fill-8'}" x="92" y="9" width="${(230 * share).toFixed(1)}" height="13"/>` +
        text(98 + 230 * share, 21, counted(state) === 0 ? '–' : percent(share), bold),
      20,
    ];
  });
  return stack([['<path class="line" d="M0 0H400"/>', 0], ...drawn, ['', 12]]);
}
