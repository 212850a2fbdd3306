import type { Drawing } from '../kit/simulator.ts';
import { count, short } from '../kit/words.ts';
import { living, name, running, shown, type P, type S } from './model.ts';
import { pages } from './model/memory.ts';
import { holder, stateOf, words } from './words.ts';

const left = 22;
const right = 396;
const lane = 20;
const inRow = 8;

const text = (said: string | number, x: number, y: number, classes = ''): string =>
  `<text class="${classes}" x="${x.toFixed(1)}" y="${y}">${said}</text>`;
const box = (x: number, y: number, width: number, height: number, classes: string): string =>
  `<rect class="${classes}" x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${height}"/>`;
const fill = (id: number): string => `fill-${(id % 8) + 1}`;

/** The cores over the last 100 ms, and the processes below: who is in them, and whose pages are whose. */
export function draw(state: S, params: P, now: number): Drawing {
  const { how, cores, workers } = params;
  const isForked = how === 'processes';
  const top = 36 + cores * lane;
  const rows = Math.ceil(workers / inRow);
  const height = top + (isForked ? 66 + rows * 96 : 126 + rows * 46);
  return {
    width: 400,
    height,
    title: `${running(state)} of ${count(cores, 'core')} busy, ${living(state)} of ${count(workers, words[how].kind, words[how].kinds)} alive`,
    body:
      gantt(state, params, now) +
      (isForked ? forked(state, params, top) : shared(state, params, top)),
  };
}

function gantt({ bars, workers, cores }: S, { how }: P, now: number): string {
  const x = (time: number): number => right - ((now - time) / shown) * (right - left);
  const present = workers.flatMap(({ is, core, since }, worker) =>
    is === 'computing' ? [{ core, worker, from: since, to: now }] : [],
  );
  const drawn = [...bars, ...present].map(({ core, worker, from, to }) => {
    const start = Math.max(left, x(from));
    const width = x(to) - start;
    if (width <= 0) return '';
    const y = 24 + core * lane;
    return (
      box(start, y, Math.max(0.5, width - 0.5), lane - 4, fill(worker)) +
      (width < 13 ? '' : text(name(worker), start + width / 2, y + 13, 'middle small bold paper'))
    );
  });
  const lanes = cores.map((_, core) => {
    const y = 24 + core * lane;
    return `<path class="line" d="M${left} ${y + lane - 3}H${right}"/>${text(core + 1, 14, y + 13, 'end small soft')}`;
  });
  const busy = cores.filter((worker) => worker >= 0).length;
  const who = how === 'lock' ? `, lock held by ${holder({ cores } as S)}` : '';
  return (
    text(`Cores: ${busy} of ${cores.length} busy${who}`, 0, 14, 'bold') +
    text('last 100 ms', right, 14, 'end small soft') +
    lanes.join('') +
    drawn.join('')
  );
}

function cell(state: S, params: P, id: number, x: number, y: number): string {
  const { is, done } = state.workers[id]!;
  const ink = is === 'computing' ? 'paper' : is === 'dead' ? 'soft' : '';
  const word = {
    computing: 'runs',
    ready: `${words[params.how].thing}?`,
    waiting: 'I/O',
    dead: '✗',
  }[is];
  const frame = params.how === 'processes' ? '' : 'stroke';
  const look = {
    computing: fill(id),
    ready: `paper ${frame}`,
    waiting: `paper ${frame} dash`,
    dead: 'muted',
  }[is];
  const own =
    params.how === 'processes' ? `, ${count(state.memory.touchedOf[id]!, 'page')} copied` : '';
  return (
    `<g tabindex="0" role="img" aria-label="${name(id)} ${stateOf(state, params, id)}, ${count(done, 'job')} done${own}">` +
    box(x, y, 42, 38, look) +
    text(name(id), x + 21, y + 16, `middle bold ${ink}`) +
    text(word, x + 21, y + 32, `middle small ${ink}`) +
    '</g>'
  );
}

const place = (id: number): readonly [column: number, row: number] => [
  id % inRow,
  Math.floor(id / inRow),
];

/** Each process in a frame of its own, with its 64 pages: filled where it has a copy. */
function forked(state: S, params: P, top: number): string {
  const { memory } = state;
  const bodies = state.workers.map(({ is }, id) => {
    const [column, row] = place(id);
    const [x, y] = [4 + column * 49.5, top + 26 + row * 96];
    let own = '';
    for (let page = 0; page < pages; page += 1)
      if (memory.wrote[id * pages + page]! > 0)
        own += `M${(x + 3 + (page % 8) * 5).toFixed(1)} ${y + 43 + Math.floor(page / 8) * 5}h4v4h-4z`;
    return (
      box(x, y - 3, 46, 90, is === 'dead' ? 'line' : 'paper stroke') +
      cell(state, params, id, x + 2, y) +
      (is === 'dead'
        ? ''
        : `${box(x + 2, y + 42, 42, 42, 'muted')}<path class="${fill(id)}" d="${own || 'M0 0'}"/>`)
    );
  });
  const rows = Math.ceil(state.workers.length / inRow);
  return (
    text(
      `${living(state)} of ${count(params.workers, 'process', 'processes')} alive`,
      0,
      top + 14,
      'bold',
    ) +
    bodies.join('') +
    text(
      `Pages in memory: ${pages} shared + ${short(memory.copies)} copied`,
      0,
      top + 38 + rows * 96,
    ) +
    text(
      'each square: a process’s 64 pages; filled: its own copy',
      0,
      top + 56 + rows * 96,
      'small soft',
    )
  );
}

/** One frame around all, with one set of pages. */
function shared(state: S, params: P, top: number): string {
  const { how, workers } = params;
  const { memory } = state;
  const rows = Math.ceil(workers / inRow);
  const isAlive = living(state) > 0;
  const y = top + 36 + rows * 46;
  let written = '';
  for (let page = 0; page < pages; page += 1)
    if (memory.wrote[page]! > 0)
      written += `M${12 + (page % 32) * 11.75} ${y + Math.floor(page / 32) * 12}h10v10h-10z`;
  const kinds = how === 'loop' ? `one thread, ${count(workers, 'task')}` : count(workers, 'thread');
  return (
    text(
      isAlive ? `One process, ${kinds}` : 'The process ended, and everybody in it',
      0,
      top + 14,
      'bold',
    ) +
    box(2, top + 22, 396, rows * 46 + 48, isAlive ? 'paper stroke' : 'line') +
    state.workers
      .map((_, id) =>
        cell(state, params, id, 8 + place(id)[0] * 48.8, top + 30 + place(id)[1] * 46),
      )
      .join('') +
    (isAlive
      ? `${box(10, y - 2, 380, 26, 'muted')}<path class="fill-8" d="${written || 'M0 0'}"/>`
      : '') +
    text(
      `Pages in memory: ${memory.inUse}${isAlive ? ', shared by all; 0 copied' : ''}`,
      0,
      y + 56,
    ) +
    text('each square: a page; filled: written by someone', 0, y + 74, 'small soft')
  );
}
