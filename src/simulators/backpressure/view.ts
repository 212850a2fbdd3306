import type { View } from '../kit/simulator.ts';
import { percent, short } from '../kit/words.ts';
import { charts, meanWait, names, time } from './charts.ts';
import { ahead, type E, type Item, type Lane, type S } from './model.ts';
import type { P } from './model/params.ts';

const rowHeight = 70;
const left = 84;
const right = 344;

const isLate = ({ dueAt }: Item, { deadline }: P, at: number): boolean =>
  at > dueAt + deadline * 1000;

/** A buffer: its head at the right; what is past its deadline already is crossed out. */
function buffer({ buffer: items }: Lane, p: P, now: number, y: number): string {
  const unit = (right - left) / p.limit;
  const late = items.findIndex((item) => !isLate(item, p, now));
  const expired = late < 0 ? items.length : late;
  const from = right - items.length * unit;
  const split = right - expired * unit;
  const crosses = Array.from(
    { length: Math.min(60, Math.floor((expired * unit) / 8)) },
    (_, index) => `M${(split + 2 + index * 8).toFixed(1)} ${y + 6}l6 10m-6 0l6 -10`,
  );
  const walls = Array.from(
    { length: p.limit > 60 ? 0 : items.length - expired },
    (_, index) => `M${(split - index * unit).toFixed(1)} ${y}v22`,
  );
  return (
    `<rect class="fill-3" x="${from.toFixed(1)}" y="${y}" width="${(split - from).toFixed(1)}" height="22"/>` +
    `<path class="line" d="${walls.join('') || `M${right} ${y}`}"/>` +
    `<path class="stroke-2" d="${crosses.join('') || `M${right} ${y}`}"/>` +
    `<path class="stroke" d="M${left} ${y}H${right}V${y + 22}H${left}"/>`
  );
}

function row(lane: Lane, index: number, p: P, now: number): string {
  const y = 26 + index * rowHeight;
  const { outside, serving, offered, lost, inTime, late, policy } = lane;
  const rate = (items: number): string => ((items * 1_000_000) / (now || 1)).toFixed(0);
  const useless = serving !== null && isLate(serving, p, lane.begunAt + lane.takes);
  const sign = serving === null ? '' : useless ? '✗' : '✓';
  return (
    `<g tabindex="0" role="img" aria-label="${names[policy]}: ${lane.buffer.length} in the buffer, ${rate(inTime)} a second in time, ${rate(late)} late, ${percent(lost / (offered || 1))} lost">` +
    `<text class="bold" x="4" y="${y + 12}">${names[policy]}</text>` +
    `<text class="end" x="396" y="${y + 12}">✓ ${rate(inTime)} <tspan class="soft">in time</tspan>  ✗ ${rate(late)} <tspan class="soft">late, a second</tspan></text>` +
    (outside.length > 0
      ? `<text class="end bold" x="${left - 8}" y="${y + 36}">${short(outside.length)} ▸</text>`
      : '') +
    buffer(lane, p, now, y + 20) +
    `<rect class="stroke ${serving === null ? 'paper' : useless ? 'fill-2' : 'fill-3'}" x="354" y="${y + 18}" width="40" height="26"/>` +
    `<text class="middle bold halo" x="374" y="${y + 36}">${sign}</text>` +
    `<text class="soft small" x="${left}" y="${y + 57}">lost ${percent(lost / (offered || 1))}</text>` +
    `<text class="soft small end" x="${right}" y="${y + 57}">last wait ${time(lane.lastWait)}</text>` +
    (outside.length > 0
      ? `<text class="soft small end" x="${left - 8}" y="${y + 57}">blocked</text>`
      : '') +
    `<path class="line" d="M4 ${y + rowHeight - 5}H396"/></g>`
  );
}

/** What the consumer’s time went into, as one bar. */
function spent({ useful, useless, idle, waited, begun, inTime, late, lost }: Lane): string {
  const all = useful + useless + idle || 1;
  const wide = (share: number): number => 392 * (share / all);
  const parts = [
    { of: useful, fill: 'fill-3', text: '✓ useful' },
    { of: useless, fill: 'fill-2', text: '✗ useless' },
    { of: idle, fill: 'muted', text: 'idle' },
  ];
  let x = 4;
  const bars = parts.map(({ of, fill }) => {
    const from = x;
    x += wide(of);
    return `<rect class="${fill}" x="${from.toFixed(1)}" y="142" width="${wide(of).toFixed(1)}" height="26"/>`;
  });
  const words = parts.map(({ of, text }) => `${text} ${percent(of / all)}`);
  const meter = (at: number, value: string, label: string): string =>
    `<text class="middle big" x="${at}" y="232">${value}</text><text class="middle soft" x="${at}" y="254">${label}</text>`;
  return (
    `<text class="soft" x="4" y="130">The consumer’s time</text>${bars.join('')}` +
    `<text x="4" y="188">${words[0]}</text><text class="middle" x="200" y="188">${words[1]}</text><text class="end" x="396" y="188">${words[2]}</text>` +
    meter(50, short(inTime), 'in time') +
    meter(150, short(late), 'late') +
    meter(250, short(lost), 'lost') +
    meter(350, String(Math.round(waited / (begun || 1) / 1000)), 'ms mean wait')
  );
}

export const view: View<P, S, E> = {
  pace: 5_000_000,

  draw({ lanes }, p, now) {
    const one = lanes.length === 1;
    return {
      width: 400,
      height: one ? 268 : 18 + lanes.length * rowHeight,
      title: lanes
        .map(
          ({ policy, buffer: { length } }) =>
            `${names[policy]}: ${length} of ${p.limit} in the buffer`,
        )
        .join('; '),
      body:
        `<text class="soft small" x="4" y="14">from the producer</text><text class="soft small middle" x="214" y="14">buffer of ${p.limit}, deadline ${p.deadline} ms</text><text class="soft small end" x="396" y="14">consumer</text>` +
        lanes.map((lane, index) => row(lane, index, p, now)).join('') +
        (one ? spent(lanes[0]!) : ''),
    };
  },

  table: ({ lanes }) => ({
    caption: 'Policies at this moment',
    head: ['Policy', 'Due', 'In time', 'Late', 'Lost', 'In the buffer', 'Blocked', 'Mean wait'],
    rows: lanes.map((lane) => [
      names[lane.policy],
      ...[lane.offered, lane.inTime, lane.late, lane.lost].map(short),
      short(lane.buffer.length),
      short(lane.outside.length),
      time(meanWait(lane)),
    ]),
  }),

  sentence({ lanes }, _, now) {
    const lane = lanes[0]!;
    if (lanes.length === 1)
      return `Of ${short(lane.offered)} items ${short(lane.inTime)} were finished in time, ${short(lane.late)} late, and ${short(lane.lost)} lost; ${time(ahead(lane))} of work is waiting.`;
    const each = lanes.map(
      ({ policy, inTime }) =>
        `${names[policy]} ${short(Math.round((inTime * 1_000_000) / (now || 1)))}`,
    );
    return `Finished in time, a second: ${each.join(', ')}.`;
  },

  narrate(event, { lanes }) {
    switch (event.kind) {
      case 'burst':
        return `${event.items} items came at once.`;
      case 'slow':
        return `The consumer takes twice as long for ${time(event.time)}.`;
      case 'due': {
        const [lane] = lanes;
        if (lanes.length > 1) return undefined;
        const { offered, buffer: items, outside, lost } = lane!;
        return `Item ${short(offered)} is due: ${items.length} are in the buffer${outside.length > 0 ? `, ${short(outside.length)} outside` : ''}, ${short(lost)} lost so far.`;
      }
      case 'end': {
        const { policy, inTime, late } = lanes[event.lane]!;
        return `${names[policy]}: item number ${short(inTime + late)} is done; ${short(inTime)} were in time.`;
      }
      case 'heard':
        return undefined;
    }
  },

  charts,
};
