import type { Drawing } from '../kit/simulator.ts';
import { escape, short } from '../kit/words.ts';
import { atlasOf, type P, type S } from './model.ts';
import { isOver, type Atlas, type Place } from './model/explore.ts';
import type { Program } from './model/machine.ts';

const lineHeight = 21;
const depth = 290;

type Fate = 'good' | 'open' | 'bad';

const fateOf = ({ ways, badWays }: Place): Fate =>
  badWays === 0 ? 'good' : badWays === ways ? 'bad' : 'open';

/** The programs with what comes next, the memory, and below all states that schedules can reach. */
export function drawing(state: S, params: P): Drawing {
  const { program, atlas } = atlasOf(params);
  const lines = Math.max(...program.threads.map((thread) => thread.length));
  const isBuffered = params.memory === 'buffered';
  const top = 30 + lines * lineHeight + (isBuffered ? 22 : 0);
  const lattice = latticeOf(program, atlas, params);
  const isEnd = isOver(state.machine, program);
  const here = atlas.get(state.path.at(-1)!)!;
  const verdict = !isEnd
    ? state.runs === 0 && !params.marks
      ? `${short(here.ways)} ways from here`
      : `${short(here.badWays)} of ${short(here.ways)} ways from here ${here.badWays === 1 ? 'is' : 'are'} bad`
    : here.isBad
      ? `✗ ${program.bad}`
      : '✓ all is well';
  return {
    width: 400,
    height: top + depth + 106,
    title: `${program.threads.length} threads after ${state.moves.length} moves; ${verdict}`,
    body:
      listing(state, program, isBuffered) +
      memoryLine(state, program, top + 8) +
      `<text class="${isEnd ? (here.isBad ? 'bad bold' : 'good bold') : ''}" x="0" y="${top + 40}">${escape(verdict)}</text>` +
      `<text class="end soft" x="398" y="${top + 40}">played ${short(state.runs)}, bad ${short(state.bad)}</text>` +
      `<g transform="translate(0 ${top + 62})">${lattice.edges}${walked(state, lattice)}${marked(state, lattice, params)}</g>` +
      `<text class="small soft middle" x="200" y="${top + depth + 100}"><tspan class="good">●</tspan> all ways good\u2003○ depends\u2003<tspan class="bad">■</tspan> all bad: ${escape(program.bad)}</text>`,
  };
}

function listing({ machine }: S, { threads, variables }: Program, isBuffered: boolean): string {
  const width = 400 / threads.length;
  return threads
    .map((thread, index) => {
      const x = index * width;
      const done = machine.done[index]!;
      const read = machine.registers[index]!;
      const calculates = thread.some(({ op }) => op === 'increment' || op === 'swap');
      const note = done === thread.length ? 'done' : calculates && read >= 0 ? `r = ${read}` : '';
      const buffer = machine.buffers[index]!.flatMap((at, place, all) =>
        place % 2 === 0 ? [`${variables[at]!.name} = ${all[place + 1]}`] : [],
      );
      return (
        `<text class="bold" x="${x}" y="15">T${index + 1}</text><text class="soft" x="${x + 30}" y="15">${note}</text>` +
        thread
          .map(({ text, isInside }, line) => {
            const y = 36 + line * lineHeight;
            const isNext = line === done;
            return (
              (isNext
                ? `<path class="${isInside === true ? 'fill-2' : 'accent'}" d="M${x} ${y - 10}l9 5l-9 5z"/>`
                : '') +
              `<text class="${isNext ? 'bold' : line < done ? 'soft' : ''}${text.length > 20 ? ' small' : ''}" x="${x + 15}" y="${y}">${escape(text)}</text>`
            );
          })
          .join('') +
        (isBuffered
          ? `<text class="small soft" x="${x}" y="${38 + Math.max(...threads.map((each) => each.length)) * lineHeight}">buffer: <tspan class="accent">${escape(buffer.join(', ') || '–')}</tspan></text>`
          : '')
      );
    })
    .join('');
}

function memoryLine({ machine }: S, { variables }: Program, y: number): string {
  const words = variables.map(({ name }, at) => {
    const value = machine.memory[at]!;
    if (!/^[A-C]$/.test(name)) return `${name} = ${value}`;
    return `${name}: ${value === 0 ? 'free' : `held by T${value}`}`;
  });
  return (
    `<path class="line" d="M0 ${y - 12}H400M0 ${y + 12}H400"/>` +
    `<text class="small soft" x="0" y="${y + 5}">memory</text><text x="62" y="${y + 5}">${escape(words.join('\u2003'))}</text>`
  );
}

interface Lattice {
  readonly edges: string;
  /** What is drawn where, and for which states. */
  readonly spots: readonly {
    readonly ids: readonly string[];
    readonly known: string;
    readonly unknown: string;
  }[];
  readonly at: ReadonlyMap<string, readonly [x: number, y: number]>;
}

const drawn = new Map<string, Lattice>();

/** All reachable states by how far each thread is; where the fates of states differ, they stand side by side. */
function latticeOf(program: Program, atlas: Atlas, { program: name, memory, fence }: P): Lattice {
  const key = `${name} ${memory} ${fence}`;
  const before = drawn.get(key);
  if (before !== undefined) return before;
  const most = program.threads.map((thread) => thread.length);
  const levels = most.reduce((sum, count) => sum + count, 0);
  const dy = depth / levels;
  const weights = most.length === 2 ? [-1, 1] : [-1, 0.14, 1];
  const dx = Math.min(52, (most.length === 2 ? 180 : 160) / Math.max(...most));
  const apart = Math.min(23, dx * (most.length === 2 ? 0.45 : 0.3));
  const fates = new Map<string, Set<Fate>>();
  for (const place of atlas.values()) {
    const spot = place.machine.done.join();
    fates.set(spot, (fates.get(spot) ?? new Set<Fate>()).add(fateOf(place)));
  }
  const at = new Map<string, readonly [number, number]>();
  const spots = new Map<
    string,
    { readonly ids: string[]; known: string; readonly unknown: string }
  >();
  for (const [id, place] of atlas) {
    const { done } = place.machine;
    const fate = fateOf(place);
    const side = [...fates.get(done.join())!].toSorted();
    const x =
      200 +
      dx * done.reduce((sum, count, thread) => sum + count * weights[thread]!, 0) +
      apart * (side.indexOf(fate) - (side.length - 1) / 2);
    const y = dy * done.reduce((sum, count) => sum + count, 0);
    at.set(id, [x, y]);
    const spot = `${x.toFixed(1)} ${y.toFixed(1)}`;
    const isEnd = place.next.length === 0;
    const drawnHere = spots.get(spot) ?? {
      ids: [],
      known: glyph(x, y, fate, isEnd),
      unknown: `<circle class="fill-8" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="1.8"/>`,
    };
    if (isEnd) drawnHere.known = glyph(x, y, fate, isEnd);
    drawnHere.ids.push(id);
    spots.set(spot, drawnHere);
  }
  const edges = new Set<string>();
  for (const [id, { next }] of atlas)
    for (const { to } of next) {
      const [x1, y1] = at.get(id)!;
      const [x2, y2] = at.get(to)!;
      if (x1 !== x2 || y1 !== y2)
        edges.add(`M${x1.toFixed(1)} ${y1.toFixed(1)}L${x2.toFixed(1)} ${y2.toFixed(1)}`);
    }
  const lattice = {
    edges: `<path class="line" d="${[...edges].join('')}"/>`,
    spots: [...spots.values()],
    at,
  };
  drawn.set(key, lattice);
  return lattice;
}

function glyph(x: number, y: number, fate: Fate, isEnd: boolean): string {
  const [cx, cy] = [x.toFixed(1), y.toFixed(1)];
  if (isEnd)
    return `<circle class="paper line" cx="${cx}" cy="${cy}" r="9.5"/><text class="${fate} bold middle" x="${cx}" y="${(y + 5.5).toFixed(1)}">${fate === 'bad' ? '✗' : '✓'}</text>`;
  if (fate === 'bad') return `<path class="bad" d="M${cx} ${cy}m-4.5 -4.5h9v9h-9z"/>`;
  return `<circle class="${fate === 'good' ? 'good' : 'paper stroke'}" cx="${cx}" cy="${cy}" r="4.5"/>`;
}

/** States that were reached, with their fates; the others are dots that keep their secret. */
function marked({ path, seen, runs }: S, { spots, at }: Lattice, { marks }: P): string {
  const [x, y] = at.get(path.at(-1)!)!;
  return (
    spots
      .map(({ ids, known, unknown }) =>
        marks || (runs > 0 && ids.some((id) => seen.has(id))) ? known : unknown,
      )
      .join('') + `<circle class="stroke-accent" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="13"/>`
  );
}

function walked({ path }: S, { at }: Lattice): string {
  const points = path.map((id) =>
    at
      .get(id)!
      .map((each) => each.toFixed(1))
      .join(' '),
  );
  return points.length > 1 ? `<path class="stroke-accent" d="M${points.join('L')}"/>` : '';
}
