import { blocks, commits, flow, states, topics } from './outline-graphs.ts';
import { classes, entities } from './outline-models.ts';
import { messages } from './outline-sequence.ts';
import type { DiagramDB } from './mermaid-types.ts';

/** The structure of a diagram in words, a line for each relation, in the order of the source. */
export function outline(type: string, db: DiagramDB, code: string): readonly string[] {
  return (readers[type]?.(db, code) ?? []).map(plain).filter((line) => line !== '');
}

/** Reads a database whose shape only Mermaid's source tells; each reader names the part it needs. */
type Reader = (db: never, code: string) => readonly string[];

const readers: Readonly<Record<string, (db: DiagramDB, code: string) => readonly string[]>> =
  Object.fromEntries(
    Object.entries({
      flowchart: flow,
      sequence: messages,
      state: states,
      class: classes,
      er: entities,
      block: blocks,
      git: commits,
      mindmap: topics,
      gantt: tasks,
      timeline: periods,
      quadrant: points,
      xychart: series,
      packet: fields,
      sankey: flows,
      pie: slices,
    } satisfies Record<string, Reader>).map(([type, read]) => [
      type,
      read as (db: DiagramDB, code: string) => readonly string[],
    ]),
  );

/** Labels without markup: line breaks, markdown, the entities Mermaid writes itself. */
function plain(label: string): string {
  return label
    .replace(/<br\s*\/?>/gi, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\*\*(.+?)\*\*/g, '$1')
    .replace(/(?<![\w*])\*(\S(?:.*?\S)?)\*(?![\w*])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

interface Task {
  readonly section: string;
  readonly task: string;
  readonly startTime: Date;
  readonly endTime: Date;
  readonly done?: boolean;
  readonly active?: boolean;
  readonly crit?: boolean;
  readonly milestone?: boolean;
}

function tasks(db: { getTasks(): readonly Task[]; getDateFormat(): string }): readonly string[] {
  const format = db.getDateFormat();
  const time = (date: Date) => {
    if (format === 'x') return `${date.getTime()} ms`;
    if (format === 'X') return `${date.getTime() / 1000} s`;
    const [day = '', hour = ''] = date.toISOString().split('T');
    return hour.startsWith('00:00:00') ? day : `${day} ${hour.slice(0, 8)}`;
  };
  return db.getTasks().map((task) => {
    const marks = [task.done && 'done', task.active && 'active', task.crit && 'critical'].filter(
      Boolean,
    );
    const span = task.milestone
      ? time(task.startTime)
      : `${time(task.startTime)} to ${time(task.endTime)}`;
    const section = task.section === '' ? '' : `${task.section} – `;
    return `${section}${task.task.trim()}: ${[span, ...marks].join(', ')}`;
  });
}

function periods(db: {
  getTasks(): readonly {
    readonly section: string;
    readonly task: string;
    readonly events: readonly string[];
  }[];
}): readonly string[] {
  return db.getTasks().map(({ section, task, events }) => {
    const place = section === '' || section === undefined ? '' : `${section} – `;
    return `${place}${task.trim()}: ${events.map((event) => event.trim()).join('; ')}`;
  });
}

/** Mermaid keeps only px of the points, so the source is asked. */
function points(_db: unknown, code: string): readonly string[] {
  return code.split('\n').flatMap((line) => {
    const axis = /^\s*([xy])-axis\s+(.+)$/.exec(line);
    if (axis !== null)
      return [`${axis[1]} axis: ${unquoted(axis[2] ?? '').replace(/\s*-->\s*/, ' to ')}`];
    const quadrant = /^\s*quadrant-([1-4])\s+(.+)$/.exec(line);
    if (quadrant !== null)
      return [`${corners[Number(quadrant[1]) - 1] ?? ''}: ${unquoted(quadrant[2] ?? '')}`];
    const point = /^\s*(.+?)(?::::\s*\w+)?\s*:\s*\[\s*([\d.]+)\s*,\s*([\d.]+)\s*\]/.exec(line);
    return point === null ? [] : [`${unquoted(point[1] ?? '')}: x ${point[2]}, y ${point[3]}`];
  });
}

const corners = ['top right', 'top left', 'bottom left', 'bottom right'];
const unquoted = (text: string) => text.replaceAll('"', '').trim();

interface Axis {
  readonly title: string;
  readonly min?: number;
  readonly max?: number;
}

function series(db: {
  getXYChartData(): {
    readonly xAxis: Axis;
    readonly yAxis: Axis;
    readonly plots: readonly {
      readonly type: string;
      readonly data: readonly (readonly [string, number])[];
    }[];
  };
}): readonly string[] {
  const { xAxis, yAxis, plots } = db.getXYChartData();
  const axis = (name: string, { title, min, max }: Axis) => {
    const about = [title, min === undefined ? '' : `${min} to ${max}`].filter(Boolean).join(', ');
    return about === '' ? [] : [`${name} axis: ${about}`];
  };
  return [
    ...axis('x', xAxis),
    ...axis('y', yAxis),
    ...plots.map(
      ({ type, data }, index) =>
        `${type}${plots.length > 1 ? ` ${index + 1}` : ''}: ${data.map(([x, y]) => `${number(x)}: ${y}`).join(', ')}`,
    ),
  ];
}

const number = (text: string) =>
  Number.isNaN(Number(text)) || text === '' ? text : String(Math.round(Number(text) * 1e6) / 1e6);

function fields(db: {
  getPacket(): readonly (readonly {
    readonly start: number;
    readonly end: number;
    readonly label: string;
  }[])[];
}): readonly string[] {
  // A field that crosses a word comes in pieces.
  const pieces = db.getPacket().flat();
  const whole: { start: number; end: number; label: string }[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    if (
      last !== undefined &&
      last.label === piece.label &&
      piece.start === last.end + 1 &&
      piece.start % 32 === 0
    ) {
      last.end = piece.end;
    } else whole.push({ ...piece });
  }
  return whole.map(
    ({ start, end, label }) =>
      `${start === end ? `bit ${start}` : `bits ${start}–${end}`}: ${label}`,
  );
}

function flows(db: {
  getGraph(): {
    readonly links: readonly {
      readonly source: string;
      readonly target: string;
      readonly value: number;
    }[];
  };
}): readonly string[] {
  return db.getGraph().links.map(({ source, target, value }) => `${source} → ${target}: ${value}`);
}

function slices(db: { getSections(): ReadonlyMap<string, number> }): readonly string[] {
  const sections = [...db.getSections()];
  const total = sections.reduce((sum, [, value]) => sum + value, 0);
  return sections.map(([label, value]) => {
    const share = `${Math.round((value / total) * 100)}%`;
    return `${label}: ${Math.round(total) === 100 ? share : `${value} (${share})`}`;
  });
}
