import type { Context, Model } from '../kit/model.ts';
import { choice, number, type ParamsOf } from '../kit/params.ts';
import type { Rng } from '../kit/rng.ts';

const laws = {
  random: 'At random (exponential)',
  even: 'Always the same',
  mixed: 'Mostly short, a few long',
} as const;
export type Law = keyof typeof laws;

export const params = {
  compare: choice({
    label: 'Side by side',
    options: {
      one: 'One system',
      loads: 'Five loads',
      arrivals: 'Three kinds of arrivals',
      services: 'Three kinds of jobs',
      servers: '1, 2, 4 and 8 servers',
    },
    initial: 'one',
  }),
  load: number({ label: 'Load', unit: '%', min: 10, max: 130, step: 1, initial: 80 }),
  gaps: choice({ label: 'Gaps between arrivals', options: laws, initial: 'random' }),
  work: choice({ label: 'Length of a job', options: laws, initial: 'random' }),
  servers: number({ label: 'Servers', min: 1, max: 16, step: 1, initial: 1 }),
  room: choice({
    label: 'Room in the line',
    options: {
      none: 'None',
      five: '5 jobs',
      twenty: '20 jobs',
      fifty: '50 jobs',
      endless: 'No limit',
    },
    initial: 'endless',
  }),
};
export type P = ParamsOf<typeof params>;

/** Mean length of a job, in microseconds: one server finishes 100 a second. */
export const meanWork = 10_000;
/** “No limit” ends here, so that a page with an overloaded server stays alive. */
const mostWaiting = 2000;
/** Width of a class of the histogram of times inside, in microseconds; the last class has no upper end. */
export const binWidth = 10_000;
const bins = 61;
/** The recent number of jobs inside is kept at this distance, this often. */
const traceEvery = 100_000;
const traced = 200;

/** One queue with its servers; what is compared stands in `label`. */
export interface Spec {
  readonly label: string;
  /** In percent of what all servers together can do. */
  readonly load: number;
  readonly gaps: Law;
  readonly work: Law;
  readonly servers: number;
  readonly room: number;
}

export interface Job {
  readonly id: number;
  readonly cameAt: number;
  readonly work: number;
  /** When its service must begin, known on arrival (Lindley 1952; Kiefer and Wolfowitz 1955). */
  readonly dueAt: number;
}

export interface Lane {
  readonly spec: Spec;
  offered: number;
  refused: number;
  begun: number;
  served: number;
  waiting: Job[];
  serving: (Job | null)[];
  /** When each server would be free if nobody else came. */
  freeAt: number[];
  /** Jobs inside, summed over every microsecond up to `countedTo`. */
  jobTime: number;
  countedTo: number;
  /** Times inside, summed over the jobs that have left. */
  timeInside: number;
  /** Moments of arrival, summed over the jobs inside. */
  cameAtSum: number;
  /** Times in line, summed over the jobs that have begun. */
  timeWaited: number;
  /** Jobs that have left, by time inside. */
  histogram: number[];
  trace: number[];
  /** The job that has just begun or left. */
  last: { id: number; waited: number; inside: number };
  /** What is wrong with the order or the moment in which a job began. */
  wrong: string;
}

export interface S {
  lanes: Lane[];
  /** The lane of the last event. */
  touched: number;
}

export type E =
  | { readonly kind: 'arrival'; readonly lane: number }
  | { readonly kind: 'end'; readonly lane: number; readonly server: number }
  | { readonly kind: 'burst'; readonly jobs: number };

/** Microseconds by a law. “Mixed” is a hyperexponential law: 90 % with half the mean, 10 % with 5½ times the mean. */
function drawn(law: Law, mean: number, rng: Rng): number {
  if (law === 'even') return Math.round(mean);
  if (law === 'random') return rng.exponential(mean);
  return rng.exponential(rng.chance(0.9) ? mean * 0.5 : mean * 5.5);
}

const roomOf: Readonly<Record<P['room'], number>> = {
  none: 0,
  five: 5,
  twenty: 20,
  fifty: 50,
  endless: mostWaiting,
};

/** The systems that run side by side. */
function specs({ compare, load, gaps, work, servers, room }: P): readonly Spec[] {
  const base = { label: '', load, gaps, work, servers, room: roomOf[room] };
  const kinds = Object.keys(laws) as Law[];
  switch (compare) {
    case 'one':
      return [base];
    case 'loads':
      return [50, 60, 70, 80, 90].map((each) => ({ ...base, label: `${each} %`, load: each }));
    case 'arrivals':
      return kinds.map((law) => ({
        ...base,
        label: law === 'mixed' ? 'bursts' : short[law],
        gaps: law,
      }));
    case 'services':
      return kinds.map((law) => ({ ...base, label: short[law], work: law }));
    case 'servers':
      return [1, 2, 4, 8].map((many) => ({ ...base, label: `${many}`, servers: many }));
  }
}
const short = { random: 'random', even: 'constant', mixed: 'mixed' };

export const inside = ({ offered, refused, served }: Lane): number => offered - refused - served;

export const admitted = ({ offered, refused }: Lane): number => offered - refused;

/** Times inside so far, summed over all jobs that were admitted: whole numbers, hence exact. */
const timeSoFar = (lane: Lane, now: number): number =>
  lane.timeInside + inside(lane) * now - lane.cameAtSum;

/** Mean time inside, in microseconds. */
export const meanInside = (lane: Lane, now: number): number =>
  timeSoFar(lane, now) / (admitted(lane) || 1);

/** Mean time in line of the jobs that have begun, in microseconds. */
export const meanWaited = ({ timeWaited, begun }: Lane): number => timeWaited / (begun || 1);

/** Counts the jobs inside up to now, before their number changes. */
function count(lane: Lane, now: number): void {
  const { trace, countedTo } = lane;
  const jobs = inside(lane);
  lane.jobTime += jobs * (now - countedTo);
  let at = countedTo - (countedTo % traceEvery) + traceEvery;
  for (; at <= now; at += traceEvery) {
    trace.push(jobs);
    if (trace.length > traced) trace.shift();
  }
  lane.countedTo = now;
}

function arrive(state: S, index: number, { now, rng, after }: Context<E>): void {
  const lane = state.lanes[index]!;
  const { spec, waiting, serving, freeAt } = lane;
  count(lane, now);
  lane.offered += 1;
  const work = drawn(spec.work, meanWork, rng(`work/${index}`));
  const server = serving.indexOf(null);
  if (server < 0 && waiting.length >= spec.room) {
    lane.refused += 1;
    return;
  }
  const next = freeAt.indexOf(Math.min(...freeAt));
  const dueAt = Math.max(now, freeAt[next]!);
  freeAt[next] = dueAt + work;
  lane.cameAtSum += now;
  const job = { id: lane.offered, cameAt: now, work, dueAt };
  if (server < 0) waiting.push(job);
  else begin(lane, job, index, server, now, after);
}

function begin(
  lane: Lane,
  job: Job,
  index: number,
  server: number,
  now: number,
  after: Context<E>['after'],
): void {
  lane.serving[server] = job;
  lane.begun += 1;
  lane.timeWaited += now - job.cameAt;
  if (now !== job.dueAt) lane.wrong = `job ${job.id} began at ${now} µs and not at ${job.dueAt}`;
  after(job.work, { kind: 'end', lane: index, server });
}

function end(state: S, index: number, server: number, { now, after }: Context<E>): void {
  const lane = state.lanes[index]!;
  const { id, cameAt, work } = lane.serving[server]!;
  count(lane, now);
  lane.serving[server] = null;
  lane.served += 1;
  const time = now - cameAt;
  lane.timeInside += time;
  lane.cameAtSum -= cameAt;
  lane.last = { id, waited: time - work, inside: time };
  const bin = Math.min(bins - 1, Math.floor(time / binWidth));
  lane.histogram[bin] = lane.histogram[bin]! + 1;
  const next = lane.waiting.shift();
  if (next !== undefined) begin(lane, next, index, server, now, after);
}

function comeAgain(state: S, index: number, { rng, after, at, now }: Context<E>): void {
  const { load, servers, gaps } = state.lanes[index]!.spec;
  const mean = (meanWork * 100) / (load * servers);
  const event = { kind: 'arrival', lane: index } as const;
  if (gaps === 'even') at(Math.round((Math.round(now / mean) + 1) * mean), event);
  else after(drawn(gaps, mean, rng(`gaps/${index}`)), event);
}

/** Jobs come, wait in one line in the order of arrival, and are served by the first server that is free. */
export const model: Model<P, S, E> = {
  id: 'queue-and-server',
  version: 1,
  params,
  sampleEvery: 500_000,
  init(chosen, context) {
    const lanes = specs(chosen).map((spec): Lane => {
      const { servers } = spec;
      return {
        spec,
        offered: 0,
        refused: 0,
        begun: 0,
        served: 0,
        waiting: [],
        serving: Array.from({ length: servers }, () => null),
        freeAt: Array.from({ length: servers }, () => 0),
        jobTime: 0,
        countedTo: 0,
        timeInside: 0,
        cameAtSum: 0,
        timeWaited: 0,
        histogram: Array.from({ length: bins }, () => 0),
        trace: [],
        last: { id: 0, waited: 0, inside: 0 },
        wrong: '',
      };
    });
    const state = { lanes, touched: 0 };
    for (const index of lanes.keys()) comeAgain(state, index, context);
    return state;
  },
  step(state, event, _, context) {
    if (event.kind === 'burst') {
      for (const index of state.lanes.keys())
        for (let left = event.jobs; left > 0; left -= 1) arrive(state, index, context);
      return;
    }
    state.touched = event.lane;
    if (event.kind === 'end') end(state, event.lane, event.server, context);
    else {
      arrive(state, event.lane, context);
      comeAgain(state, event.lane, context);
    }
  },
  invariants: [
    {
      title: 'Jobs inside, summed over time, are the times inside, summed over jobs (L = λW)',
      broken({ lanes, touched }, _, now) {
        const lane = lanes[touched]!;
        const area = lane.jobTime + inside(lane) * (now - lane.countedTo);
        const times = timeSoFar(lane, now);
        return area === times ? undefined : `${area} and ${times} job-microseconds`;
      },
    },
    {
      title: 'Every job begins exactly when the work found on its arrival is done',
      broken: ({ lanes, touched }) => lanes[touched]!.wrong || undefined,
    },
    {
      title: 'No server is idle while a job waits',
      broken({ lanes, touched }) {
        const { waiting, serving } = lanes[touched]!;
        return waiting.length > 0 && serving.includes(null)
          ? `${waiting.length} wait, and a server is idle`
          : undefined;
      },
    },
    {
      title: 'Every job is waiting, in service, done or refused, and the line keeps its limit',
      broken({ lanes, touched }) {
        const { offered, refused, served, waiting, serving, spec } = lanes[touched]!;
        if (waiting.length > spec.room) return `${waiting.length} wait, ${spec.room} may`;
        const busy = serving.reduce((jobs, job) => jobs + (job === null ? 0 : 1), 0);
        const known = refused + served + waiting.length + busy;
        return known === offered ? undefined : `${offered} came, ${known} are known`;
      },
    },
  ],
  metrics: ({ lanes }, _, now) =>
    Object.fromEntries(lanes.map((lane, index) => [`inside/${index}`, meanInside(lane, now)])),
  actions: [
    { id: 'burst', label: 'Send 50 jobs at once', event: () => ({ kind: 'burst', jobs: 50 }) },
  ],
};
