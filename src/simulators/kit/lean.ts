type Point = readonly [x: number, y: number];

/** Units that a point may lie beside the line that is drawn in its stead: a quarter of what a screen shows. */
const slack = 0.25;

/**
 * The markup of drawings in fewer bytes, for pages: what is written while building is read by everybody, while what the
 * page draws itself costs nothing to send. Looks the same.
 */
export function lean(markup: string): string {
  return (
    markup
      .replaceAll(/ d="([^"]*)"/g, (_, d: string) => ` d="${leanPath(d)}"`)
      .replaceAll(/ (c?x|c?y|r|width|height)="(-?\d+)\.0+"/g, ' $1="$2"')
      .replaceAll(/ class=" *"/g, '')
      .replaceAll(/ class="([^"]*?) +"/g, ' class="$1"')
      // A path that goes nowhere, a bar without a width.
      .replaceAll(/<path[^>]* d="(m[^a-z"]*)?"\/>|<rect[^>]* width="0"[^>]*\/>/g, '')
  );
}

/** Numbers after a letter. Paths with others, or with more of them, stay as they are. */
const sizes: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, a: 7, z: 0 };

/** A path in steps from point to point, without the points that a straight line passes anyway. Tenths of a unit. */
export function leanPath(d: string): string {
  const parts = [...d.matchAll(/([a-z])([^a-z]*)/gi)].map(([, letter = '', list = '']) => ({
    letter,
    args: (list.match(/-?\d*\.?\d+/g) ?? []).map(Number),
  }));
  if (parts.some(({ letter, args }) => sizes[letter.toLowerCase()] !== args.length)) return d;
  let text = '';
  let at: Point = [0, 0];
  let start: Point = at;
  const write = (letter: string, ...args: readonly number[]): void => {
    const words = args.map((each) => String(tenths(each)).replace(/^(-?)0\./, '$1.'));
    text += letter + words.reduce((all, word) => all + (word.startsWith('-') ? '' : ' ') + word);
  };
  const go = ([x, y]: Point, letter: string): void => {
    const [fromX, fromY] = at;
    const [dx, dy] = [tenths(x - fromX), tenths(y - fromY)];
    if (letter === 'l' && dx === 0 && dy === 0) return;
    if (letter === 'l' && dy === 0) write('h', dx);
    else if (letter === 'l' && dx === 0) write('v', dy);
    else write(letter, dx, dy);
    at = [tenths(fromX + dx), tenths(fromY + dy)];
  };
  for (let index = 0; index < parts.length; index += 1) {
    const { letter, args } = parts[index]!;
    const [x, y] = at;
    const isRelative = letter === letter.toLowerCase();
    const to = (a: number, b: number): Point => (isRelative ? [x + a, y + b] : [a, b]);
    switch (letter.toLowerCase()) {
      case 'm':
        go(to(args[0]!, args[1]!), 'm');
        start = at;
        break;
      case 'l': {
        const line: Point[] = [at];
        let point = at;
        for (; parts[index]?.letter === letter; index += 1) {
          const [a = 0, b = 0] = parts[index]!.args;
          point = isRelative ? [point[0] + a, point[1] + b] : [a, b];
          line.push(point);
        }
        index -= 1;
        for (const each of straightened(line).slice(1)) go(each, 'l');
        break;
      }
      case 'h':
        go([isRelative ? x + args[0]! : args[0]!, y], 'l');
        break;
      case 'v':
        go([x, isRelative ? y + args[0]! : args[0]!], 'l');
        break;
      case 'a': {
        const [rx = 0, ry = 0, turn = 0, large = 0, sweep = 0, a = 0, b = 0] = args;
        const [toX, toY] = to(a, b);
        const [dx, dy] = [tenths(toX - x), tenths(toY - y)];
        write('a', rx, ry, turn, large, sweep, dx, dy);
        at = [tenths(x + dx), tenths(y + dy)];
        break;
      }
      default:
        text += 'z';
        at = start;
    }
  }
  return text.replaceAll(/([a-z]) /g, '$1');
}

/** Without the points that lie within the slack of the line between the others (Ramer 1972, Douglas and Peucker 1973). */
function straightened(points: readonly Point[]): readonly Point[] {
  if (points.length < 3) return points;
  const [first, last] = [points[0]!, points.at(-1)!];
  let farthest = 0;
  let most = slack;
  for (const [index, point] of points.entries()) {
    const off = distance(point, first, last);
    if (off <= most) continue;
    farthest = index;
    most = off;
  }
  if (farthest === 0) return [first, last];
  return [
    ...straightened(points.slice(0, farthest + 1)),
    ...straightened(points.slice(farthest)).slice(1),
  ];
}

/** From a point to the piece of line between two others. */
function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / length;
  const nearest = Math.min(1, Math.max(0, along));
  return Math.hypot(x - ax - nearest * dx, y - ay - nearest * dy);
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}
