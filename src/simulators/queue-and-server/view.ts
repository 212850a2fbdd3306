import type { View } from '../kit/simulator.ts';
import { count, percent, short } from '../kit/words.ts';
import { charts, ms } from './charts.ts';
import { admitted, inside, meanInside, meanWaited, meanWork } from './model.ts';
import type { E, Lane, P, S } from './model.ts';

const busy = ({ serving }: Lane): number => serving.filter((job) => job !== null).length;
/** Arrivals and capacity of a system, in jobs a second. */
const capacity = ({ spec }: Lane): number => (spec.servers * 1_000_000) / meanWork;
const rate = (lane: Lane): number => (capacity(lane) * lane.spec.load) / 100;

/** The line from its head at `right`, as dots; what does not fit is a number. */
function line({ waiting }: Lane, left: number, right: number, y: number, r: number): string {
  const step = r * 2.4;
  const fits = Math.floor((right - left) / step);
  const many = waiting.length > fits;
  const shown = many ? Math.floor((right - left - 52) / step) : waiting.length;
  const dots = Array.from(
    { length: shown },
    (_, index) =>
      `M${(right - (index + 1) * step).toFixed(1)} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`,
  );
  return (
    `<path class="fill-2" d="${dots.join('') || `M${right} ${y}`}"/>` +
    (many
      ? `<text class="bold end" x="${(right - shown * step - 6).toFixed(1)}" y="${y + 5}">+${short(waiting.length - shown)}</text>`
      : '')
  );
}

/** The servers as squares, filled while they work. */
function servers({ serving }: Lane, x: number, y: number, size: number, rows: number): string {
  const high = Math.min(rows, serving.length);
  const top = y - (high * (size + 4) - 4) / 2;
  return serving
    .map(
      (job, index) =>
        `<rect class="stroke ${job === null ? 'paper' : 'fill-1'}" x="${x + Math.floor(index / high) * (size + 4)}" y="${top + (index % high) * (size + 4)}" width="${size}" height="${size}"/>`,
    )
    .join('');
}

function single(lane: Lane, now: number): string {
  const { spec, trace, waiting, refused, offered } = lane;
  const seconds = now / 1_000_000 || 1;
  const peak = Math.max(10, Math.ceil(Math.max(...trace) / 10) * 10);
  const step = 360 / 200;
  const bars = trace.map((jobs, index) => {
    const x = 392 - (trace.length - index) * step;
    return `L${x.toFixed(1)} ${(208 - (jobs / peak) * 56).toFixed(1)}`;
  });
  const from = (392 - trace.length * step).toFixed(1);
  const many = spec.servers;
  const size = many === 1 ? 34 : many <= 4 ? 22 : many <= 8 ? 14 : 10;
  const mean = lane.jobTime / (now || 1);
  const meter = (x: number, value: string, of: string): string =>
    `<text class="middle big" x="${x}" y="258">${value}</text><text class="middle soft" x="${x}" y="278">${of}</text>`;
  return (
    `<text class="soft" x="8" y="18">${short(rate(lane))} jobs come a second; ${count(spec.servers, 'server')} can do ${short(capacity(lane))}</text>` +
    `<path class="line" d="M8 87H312"/>${line(lane, 8, 312, 68, 6)}${servers(lane, 324, 68, size, many > 8 ? 4 : 2)}` +
    `<text x="312" y="106" class="end">${short(waiting.length)} in line</text><text x="324" y="106" class="soft">${busy(lane)} busy</text>` +
    (refused > 0 ? `<text x="8" y="106">✗ ${percent(refused / offered)} refused</text>` : '') +
    `<text class="soft small" x="8" y="136">jobs inside, last 20 s</text><text class="soft small end" x="28" y="156">${peak}</text><text class="soft small end" x="28" y="212">0</text>` +
    `<path class="line" d="M32 152H392"/><path class="stroke" d="M32 208H392"/>` +
    (trace.length > 1 ? `<path class="fill-1" d="M${from} 208${bars.join('')}V208Z"/>` : '') +
    meter(54, mean < 100 ? mean.toFixed(2) : short(mean), 'L inside, mean') +
    `<text class="middle big soft" x="113" y="258">=</text>` +
    meter(180, (admitted(lane) / seconds).toFixed(1), 'λ a second') +
    `<text class="middle big soft" x="247" y="258">×</text>` +
    meter(331, ms(meanInside(lane, now)), 'W each, mean')
  );
}

function row(lane: Lane, index: number, now: number, compare: P['compare']): string {
  const y = 62 + index * 50;
  const { label, servers: many } = lane.spec;
  const mean = compare === 'servers' ? meanWaited(lane) : meanInside(lane, now);
  return (
    `<g tabindex="0" role="img" aria-label="${heads[compare]} ${label}: ${lane.waiting.length} in line, ${busy(lane)} busy, mean ${ms(mean)}"><text class="bold" x="4" y="${y + 5}">${label}</text>` +
    `<path class="line" d="M4 ${y + 25}H396"/>${line(lane, 76, 250, y, 5)}` +
    servers(lane, 256, y, many === 1 ? 22 : many > 8 ? 8 : 14, many > 8 ? 3 : 2) +
    `<text class="end" x="396" y="${y + 5}">${ms(mean)}</text></g>`
  );
}

const heads = {
  one: '',
  loads: 'load',
  arrivals: 'gaps',
  services: 'jobs',
  servers: 'servers',
};

export const view: View<P, S, E> = {
  pace: 10_000_000,

  draw({ lanes }, { compare }, now) {
    const lane = lanes[0]!;
    if (lanes.length === 1)
      return {
        width: 400,
        height: 286,
        title: `${count(lane.waiting.length, 'job')} in line, ${busy(lane)} of ${count(lane.spec.servers, 'server')} busy`,
        body: single(lane, now),
      };
    return {
      width: 400,
      height: 42 + lanes.length * 50,
      title: lanes
        .map(({ spec, waiting }) => `${heads[compare]} ${spec.label}: ${waiting.length} in line`)
        .join('; '),
      body:
        `<text class="soft" x="4" y="18">${heads[compare]}</text><text class="soft end" x="250" y="18">in line ●</text><text class="soft" x="256" y="18">■ busy</text><text class="soft end" x="396" y="18">${compare === 'servers' ? 'wait' : 'mean inside'}</text><path class="stroke" d="M4 30H396"/>` +
        lanes.map((each, index) => row(each, index, now, compare)).join(''),
    };
  },

  table: ({ lanes }, { compare }, now) => ({
    caption: 'The systems at this moment',
    head: ['System', 'Came', 'Refused', 'In line', 'Busy', 'L', 'W', 'Wait in line'],
    rows: lanes.map((lane) => [
      lane.spec.label === '' ? 'One system' : `${heads[compare]}: ${lane.spec.label}`,
      short(lane.offered),
      short(lane.refused),
      short(lane.waiting.length),
      `${busy(lane)} of ${lane.spec.servers}`,
      (lane.jobTime / (now || 1)).toFixed(2),
      ms(meanInside(lane, now)),
      ms(meanWaited(lane)),
    ]),
  }),

  sentence({ lanes }, { compare }, now) {
    const lane = lanes[0]!;
    if (lanes.length === 1)
      return `${count(admitted(lane), 'job')} came in and stayed ${ms(meanInside(lane, now))} on average; ${short(inside(lane))} ${inside(lane) === 1 ? 'is' : 'are'} inside now.`;
    const each = lanes.map(
      (one) =>
        `${ms(compare === 'servers' ? meanWaited(one) : meanInside(one, now))} (${one.spec.label})`,
    );
    return `${compare === 'servers' ? 'Mean wait in line by number of servers' : 'Mean time inside'}: ${each.join(', ')}.`;
  },

  narrate(event, { lanes, touched }) {
    if (event.kind === 'burst') return `${event.jobs} jobs came at once.`;
    const { spec, last, waiting, serving, offered } = lanes[touched]!;
    const where = spec.label === '' ? '' : ` (${spec.label})`;
    if (event.kind === 'end')
      return `Job ${last.id}${where} is done after ${ms(last.inside)}, ${ms(last.waited)} of them in line.`;
    const newest = waiting.at(-1);
    if (newest?.id === offered)
      return `Job ${offered}${where} came and is number ${waiting.length} in line.`;
    return serving.some((job) => job?.id === offered)
      ? `Job ${offered}${where} came and is served at once.`
      : `Job ${offered}${where} was refused: the line is full.`;
  },

  charts,
};
