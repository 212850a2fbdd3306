import type { Drawing } from '../kit/simulator.ts';
import { name, type Message, type P, type S } from './model/state.ts';

/** Entries of a log that have room in a row. */
const most = 12;
const logTop = 342;
const rowHeight = 25;

/** A ring of servers with what flies between them, and their logs below. Each term has its number and a color. */
export function draw(state: S, params: P, now: number): Drawing {
  const { servers, flying } = state;
  const height = logTop + servers.length * rowHeight + 22;
  return {
    width: 400,
    height,
    title: `${servers.length} servers, ${flying.size} messages under way`,
    body:
      ring(state, params, now) +
      Array.from(flying.values(), (message) => flight(message, servers.length, now)).join('') +
      '<path class="line" d="M0 276H400"/>' +
      text('? asks for a vote, ✓ ✗ answers', 0, 294, 'soft') +
      text('+ entries, □ heartbeat, ● stored', 0, 314, 'soft') +
      logs(state) +
      text('Log entries by term; filled: known as committed', 0, height - 5, 'soft'),
  };
}

/** A server's place on the ring. */
function place(server: number, size: number): readonly [x: number, y: number] {
  const angle = (2 * Math.PI * server) / size;
  return [200 + 148 * Math.sin(angle), 126 - 88 * Math.cos(angle)];
}

function ring({ servers, side }: S, { timeout, spread }: P, now: number): string {
  return servers
    .map(({ id, role, term, votes, timer, timerEnds }) => {
      const [x, y] = place(id, servers.length);
      const cut = side[id] === 1 ? 'cut off' : '';
      const isLeader = role === 'leader';
      const words = { follower: '', candidate: `${votes.length} of ${servers.length} votes` };
      const word = { ...words, leader: role, down: role }[role];
      const ink = isLeader ? 'paper' : '';
      const line = `paper ${stroke(term)} ${role === 'follower' ? '' : 'dash'}`;
      return (
        `<g tabindex="0" role="img" aria-label="${name(id)}, ${role}, term ${term} ${cut}">` +
        circle(x, y, 24, isLeader ? fill(term) : role === 'down' ? 'muted' : line) +
        (cut && circle(x, y, 36, 'stroke dash')) +
        (timer < 0 ? '' : arc(x, y, (timerEnds - now) / (timeout + spread) / 1000)) +
        text(name(id), x, y - 1, `middle bold ${ink}`) +
        text(`t ${term}`, x, y + 15, `middle ${ink}`) +
        text(word || cut, x, y + 52, 'middle halo') +
        text(word && cut, x, y + 68, 'middle halo') +
        '</g>'
      );
    })
    .join('');
}

/** What is left of a server's patience, clockwise from the top. */
function arc(x: number, y: number, left: number): string {
  const angle = 6.28 * left;
  return `<path class="stroke-8" d="M${at(x)} ${at(y - 30)}A30 30 0 ${left > 0.5 ? 1 : 0} 1 ${at(x + 30 * Math.sin(angle))} ${at(y - 30 * Math.cos(angle))}"/>`;
}

function flight(
  { from, to, sentAt, time, isLost, words, term }: Message,
  size: number,
  now: number,
) {
  const [a, b] = place(from, size);
  const [c, d] = place(to, size);
  const isGone = isLost && now > sentAt + time / 2;
  const along = (share: number) => [a + (c - a) * share, b + (d - b) * share] as const;
  const [x, y] = along(0.2 + 0.6 * (isGone ? 0.5 : (now - sentAt) / time));
  const [fromX, fromY] = along(0.2);
  const trail = `<path class="line" d="M${at(fromX)} ${at(fromY)}L${at(x)} ${at(y)}"/>`;
  if (isGone) return trail + text('✗', x, y + 5, 'middle bad halo');
  const { kind } = words;
  const isNo = 'isOk' in words && !words.isOk;
  const isBeat = kind === 'append' && words.entries.length === 0;
  const sign = isNo ? '✗' : isBeat ? '' : { ask: '?', vote: '✓', append: '+', ack: '' }[kind];
  const half = sign === '' ? 5 : 9;
  const classes = isNo || isBeat ? `paper ${stroke(term)}` : fill(term);
  return (
    trail +
    (kind === 'append'
      ? square(x - half, y - half, half * 2, classes)
      : circle(x, y, half, classes)) +
    text(sign, x, y + 5, `middle small ${isNo ? '' : 'bold paper'}`)
  );
}

function logs({ servers, decided }: S): string {
  const longest = Math.max(...servers.map(({ log }) => log.length));
  const first = Math.max(0, longest - most);
  const slots = Array.from(
    { length: most },
    (_, slot) => [first + slot, 130 + slot * 22.6] as const,
  );
  return (
    text('term', 56, logTop - 6, 'middle soft') +
    text('vote', 98, logTop - 6, 'middle soft') +
    slots.map(([index, x]) => text(index + 1, x + 10, logTop - 6, 'middle small soft')).join('') +
    servers
      .map(({ id, term, vote, log, commit, role }) => {
        const y = logTop + id * rowHeight;
        return (
          text(name(id), 0, y + 15, '') +
          text(term, 58, y + 15, 'middle') +
          text(vote < 0 ? '–' : name(vote), 98, y + 15, 'middle') +
          slots
            .map(([index, x]) => {
              const its = log[index]?.term ?? 0;
              const known = decided[index];
              const isKnown = index < commit;
              // What somebody was promised, and this server applied or leads without.
              const isWrong =
                known !== undefined &&
                log[index]?.command !== known.command &&
                (isKnown || (role === 'leader' && known.term < term));
              return (
                (its === 0
                  ? ''
                  : square(x, y, 20, isKnown ? fill(its) : `paper ${stroke(its)}`) +
                    text(its, x + 10, y + 15, `middle ${isKnown ? 'paper' : ''}`)) +
                (isWrong ? text('✗', x + 10, y + 20, 'middle big bad halo') : '')
              );
            })
            .join('')
        );
      })
      .join('')
  );
}

function text(words: string | number, x: number, y: number, classes: string): string {
  return `<text class="${classes}" x="${at(x)}" y="${at(y)}">${words}</text>`;
}

function circle(x: number, y: number, radius: number, classes: string): string {
  return `<circle class="${classes}" cx="${at(x)}" cy="${at(y)}" r="${radius}"/>`;
}

function square(x: number, y: number, size: number, classes: string): string {
  return `<rect class="${classes}" x="${at(x)}" y="${at(y)}" width="${size}" height="${size}"/>`;
}

function at(value: number): string {
  return value.toFixed(1);
}

const hue = (term: number): number => (term === 0 ? 8 : ((term - 1) % 7) + 1);
const fill = (term: number): string => `fill-${hue(term)}`;
const stroke = (term: number): string => `stroke-${hue(term)}`;
