import type { Context, Model } from '../kit/model.ts';
import { choice, number, type ParamsOf } from '../kit/params.ts';
import { count } from '../kit/words.ts';
import { fork, memory, pages, release, wrongPage, write, type Memory } from './model/memory.ts';

export const params = {
  how: choice({
    label: 'Jobs are run by',
    options: {
      processes: 'Processes',
      threads: 'Threads',
      lock: 'Threads under one interpreter lock',
      loop: 'Tasks on one event loop',
    },
    initial: 'processes',
  }),
  workers: number({ label: 'Workers', min: 1, max: 16, step: 1, initial: 4 }),
  cores: number({ label: 'Cores', min: 1, max: 8, step: 1, initial: 4 }),
  mix: number({
    label: 'Computing',
    unit: '% of a job',
    min: 0,
    max: 100,
    step: 5,
    initial: 50,
  }),
  law: choice({
    label: 'Jobs',
    options: { random: 'Differ at random', even: 'All the same' },
    initial: 'random',
  }),
  writes: number({ label: 'Pages written', unit: 'a job', min: 0, max: 8, step: 1, initial: 1 }),
};
export type P = ParamsOf<typeof params>;

/** Mean length of a job, in microseconds, where nobody has to stand in line. */
const jobTime = 20_000;
/** So long may a thread or process compute while others want its core or its lock. A loop takes nothing away. */
export const slice = 5000;
/** A clock that ticks on when everybody is dead. */
const tickEvery = 25_000;
/** Bars of the past are kept for so long. */
export const shown = 100_000;

export interface Worker {
  is: 'computing' | 'ready' | 'waiting' | 'dead';
  /** Jobs done. */
  done: number;
  /** What is left to compute of the present job, at `since` where it is being computed. */
  left: number;
  since: number;
  /** Where it computes, or did so last. */
  core: number;
  timer: number;
}

export interface Bar {
  readonly core: number;
  readonly worker: number;
  readonly from: number;
  to: number;
}

export interface S {
  workers: Worker[];
  /** Who wants to compute, first come first. */
  line: number[];
  /** Who is on each core; −1 where nobody is. */
  cores: number[];
  /** What was computed lately, in the order of ending. */
  bars: Bar[];
  memory: Memory;
  begun: number;
  done: number;
  lost: number;
  /** Work of all jobs that began, without what died with its worker. */
  drawn: number;
  /** Busy cores, summed over every microsecond up to `countedTo`. */
  busyTime: number;
  countedTo: number;
  /** The worker of the last event. */
  last: number;
}

export type E =
  | { readonly kind: 'answer' | 'sliceEnd' | 'crash'; readonly worker: number }
  | { readonly kind: 'restart' }
  | { readonly kind: 'tick' };

/** How many may compute at one time. */
export const places = ({ how, workers, cores }: P): number =>
  how === 'lock' || how === 'loop' ? 1 : Math.min(workers, cores);

/** The mean times of a job, in microseconds. */
export const computing = ({ mix }: P): number => (jobTime * mix) / 100;
export const waiting = ({ mix }: P): number => jobTime - computing({ mix } as P);

/** Threads and tasks live in one process. */
const processes = ({ how, workers }: P): number => (how === 'processes' ? workers : 1);
export const processOf = ({ how }: P, worker: number): number => (how === 'processes' ? worker : 0);

export const running = ({ cores }: S): number =>
  cores.reduce((sum, worker) => sum + (worker < 0 ? 0 : 1), 0);

/** CPU time used, in microseconds. */
export const used = (state: S, now: number): number =>
  state.busyTime + running(state) * (now - state.countedTo);

export const living = ({ workers }: S): number =>
  workers.reduce((sum, { is }) => sum + (is === 'dead' ? 0 : 1), 0);

/** Processes that live, at least one: to divide by. */
export const memories = (state: S, { how }: P): number =>
  how === 'processes' ? Math.max(1, living(state)) : 1;

const time = (mean: number, { law }: P, stream: string, { rng }: Context<E>): number =>
  law === 'even' ? mean : rng(stream).exponential(mean);

function begin(state: S, id: number, chosen: P, context: Context<E>): void {
  const worker = state.workers[id]!;
  worker.left = time(computing(chosen), chosen, `computing/${id}`, context);
  state.begun += 1;
  state.drawn += worker.left;
  worker.is = 'ready';
  if (worker.left > 0) state.line.push(id);
  else wait(state, id, chosen, context);
}

/** The answer is computed and written; what follows is the wait for disk, network or client. */
function wait(state: S, id: number, chosen: P, context: Context<E>): void {
  const worker = state.workers[id]!;
  const process = processOf(chosen, id);
  for (let left = chosen.writes; left > 0; left -= 1)
    write(state.memory, process, context.rng(`pages/${id}`).whole(0, pages - 1), state.begun);
  worker.is = 'waiting';
  const length = time(waiting(chosen), chosen, `waiting/${id}`, context);
  if (length > 0) worker.timer = context.after(length, { kind: 'answer', worker: id });
  else finish(state, id, chosen, context);
}

function finish(state: S, id: number, chosen: P, context: Context<E>): void {
  state.workers[id]!.done += 1;
  state.done += 1;
  begin(state, id, chosen, context);
}

/** Gives cores to those in line, while there is a place: its last core, or else the first that is free. */
function dispatch(state: S, chosen: P, context: Context<E>): void {
  const { line, cores, workers } = state;
  while (line.length > 0 && running(state) < places(chosen)) {
    const id = line.shift()!;
    const worker = workers[id]!;
    if (chosen.how === 'loop') worker.core = 0;
    else if (cores[worker.core] !== -1) worker.core = cores.indexOf(-1);
    cores[worker.core] = id;
    worker.is = 'computing';
    compute(state, id, chosen, context);
  }
}

function compute(state: S, id: number, { how }: P, { now, after }: Context<E>): void {
  const worker = state.workers[id]!;
  worker.since = now;
  const length = how === 'loop' ? worker.left : Math.min(slice, worker.left);
  worker.timer = after(length, { kind: 'sliceEnd', worker: id });
}

/** Takes the worker's present slice off what is left of its job. */
function account(state: S, id: number, now: number): void {
  const worker = state.workers[id]!;
  const { core, since } = worker;
  worker.left -= now - since;
  const bar = state.bars.findLast((each) => each.core === core);
  if (bar?.worker === id && bar.to === since) bar.to = now;
  else state.bars.push({ core, worker: id, from: since, to: now });
  while (state.bars[0]!.to < now - shown) state.bars.shift();
}

function endSlice(state: S, id: number, chosen: P, context: Context<E>): void {
  const worker = state.workers[id]!;
  account(state, id, context.now);
  if (worker.left > 0 && state.line.length === 0) {
    compute(state, id, chosen, context);
    return;
  }
  state.cores[worker.core] = -1;
  if (worker.left === 0) wait(state, id, chosen, context);
  else {
    worker.is = 'ready';
    state.line.push(id);
  }
}

function die(state: S, id: number, { now, cancel }: Context<E>): void {
  const worker = state.workers[id]!;
  if (worker.is === 'dead') return;
  if (worker.is === 'computing') {
    account(state, id, now);
    state.cores[worker.core] = -1;
  }
  if (worker.is !== 'ready') cancel(worker.timer);
  state.line = state.line.filter((other) => other !== id);
  state.drawn -= worker.left;
  worker.left = 0;
  worker.is = 'dead';
  state.lost += 1;
}

/** A fatal signal ends the process: one worker where each has its own, all of them where they share it. */
function crash(state: S, id: number, chosen: P, context: Context<E>): void {
  if (state.workers[id]!.is === 'dead') return;
  if (chosen.how === 'processes') die(state, id, context);
  else for (const each of state.workers.keys()) die(state, each, context);
  release(state.memory, processOf(chosen, id));
}

function restart(state: S, chosen: P, context: Context<E>): void {
  if (chosen.how !== 'processes' && living(state) === 0) fork(state.memory, 0);
  for (const [id, { is }] of state.workers.entries()) {
    if (is !== 'dead') continue;
    if (chosen.how === 'processes') fork(state.memory, id);
    begin(state, id, chosen, context);
  }
}

/** Jobs that compute and then wait, each worker one after the other, for as long as it lives. */
export const model: Model<P, S, E> = {
  id: 'workers',
  version: 1,
  params,
  sampleEvery: 25_000,
  init(chosen, context) {
    const state: S = {
      workers: Array.from({ length: chosen.workers }, (_, id) => ({
        is: 'ready',
        done: 0,
        left: 0,
        since: 0,
        core: id % chosen.cores,
        timer: 0,
      })),
      line: [],
      cores: Array.from({ length: chosen.cores }, () => -1),
      bars: [],
      memory: memory(processes(chosen), chosen.how === 'processes'),
      begun: 0,
      done: 0,
      lost: 0,
      drawn: 0,
      busyTime: 0,
      countedTo: 0,
      last: 0,
    };
    for (const id of state.workers.keys()) begin(state, id, chosen, context);
    dispatch(state, chosen, context);
    context.after(tickEvery, { kind: 'tick' });
    return state;
  },
  step(state, event, chosen, context) {
    state.busyTime = used(state, context.now);
    state.countedTo = context.now;
    if (event.kind === 'tick') context.after(tickEvery, event);
    else if (event.kind === 'restart') restart(state, chosen, context);
    else {
      state.last = event.worker;
      const act = { answer: finish, sliceEnd: endSlice, crash }[event.kind];
      act(state, event.worker, chosen, context);
    }
    dispatch(state, chosen, context);
  },
  invariants: [
    {
      title: 'One computes at a time under a lock or on a loop, else at most one on each core',
      broken(state, chosen) {
        const at = state.workers.filter(({ is }) => is === 'computing').length;
        if (at !== running(state)) return `${at} compute, ${running(state)} are on cores`;
        return at > places(chosen) ? `${at} compute, ${places(chosen)} may` : undefined;
      },
    },
    {
      title: 'Nobody stands in line for a place to compute that is free',
      broken: (state, chosen) =>
        state.line.length > 0 && running(state) < places(chosen)
          ? `${state.line.length} in line, ${running(state)} of ${places(chosen)} compute`
          : undefined,
    },
    {
      title: 'CPU time that cores gave is CPU time that jobs got',
      broken(state, _, now) {
        let got = state.drawn;
        for (const { is, left, since } of state.workers)
          got -= is === 'computing' ? left - (now - since) : left;
        const gave = used(state, now);
        return gave === got ? undefined : `${gave} µs given, ${got} µs got`;
      },
    },
    {
      title: 'Every process sees its own writes alone, and has a copy of each page it wrote',
      broken: ({ memory: all, last }, chosen) => wrongPage(all, processOf(chosen, last)),
    },
    {
      title: 'Who shares a process dies with it; every job is done, lost or in work',
      broken(state, { how, workers }) {
        const alive = living(state);
        if (how !== 'processes' && alive % workers !== 0)
          return `${count(alive, 'worker')} of ${workers} live on`;
        const known = state.done + state.lost + alive;
        return known === state.begun ? undefined : `${state.begun} began, ${known} are known`;
      },
    },
  ],
  metrics: (state, chosen, now) => ({
    busy: now > 0 ? used(state, now) / now : 0,
    written: state.memory.writes / memories(state, chosen),
    own: state.memory.copies / memories(state, chosen),
  }),
  actions: [
    {
      id: 'crash',
      label: 'Crash',
      isFault: true,
      targets: ({ workers }) =>
        workers.flatMap(({ is }, value) => (is === 'dead' ? [] : [{ value, label: name(value) }])),
      event: (worker) => ({ kind: 'crash', worker }),
    },
    { id: 'restart', label: 'Restart the dead', event: () => ({ kind: 'restart' }) },
  ],
};

/** A, B, C … */
export const name = (worker: number): string => String.fromCharCode(65 + worker);
