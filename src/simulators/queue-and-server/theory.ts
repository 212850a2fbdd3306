import { meanWork, type Law, type Spec } from './model.ts';

/** Squared coefficient of variation: variance over squared mean. */
const variability: Readonly<Record<Law, number>> = { even: 0, random: 1, mixed: 5.5 };

/** What theory says of one system; times in microseconds. */
export interface Known {
  readonly name: string;
  /** Arrivals and services are random and the line has no limit. */
  readonly isMarkov?: boolean;
  /** Mean time inside. */
  readonly inside: number;
}

/** Share of jobs that wait, with random arrivals and services (Erlang C), from Erlang B by its recursion. */
export function erlangC(servers: number, load: number): number {
  let blocked = 1;
  for (let n = 1; n <= servers; n += 1) {
    const offered = servers * load * blocked;
    blocked = offered / (n + offered);
  }
  return blocked / (1 - load * (1 - blocked));
}

/**
 * With exponential services, an arrival finds n inside with probability (1 − σ)σⁿ. σ is the root below 1 of
 * σ = E[exp(−μ(1 − σ)·gap)], found by halving.
 */
export function sigma(gaps: Law, load: number): number {
  let [low, high] = [0, 1 - 1e-9];
  for (let round = 0; round < 50; round += 1) {
    const middle = (low + high) / 2;
    if (transform(gaps, (1 - middle) / load) > middle) low = middle;
    else high = middle;
  }
  return low;
}

/** E[exp(−rate·gap)] of gaps with the mean 1. */
function transform(gaps: Law, rate: number): number {
  if (gaps === 'even') return Math.exp(-rate);
  if (gaps === 'random') return 1 / (1 + rate);
  return 0.9 / (1 + 0.5 * rate) + 0.1 / (1 + 5.5 * rate);
}

/** With a limited line and random arrivals and services: from the balance of flows between n and n + 1 jobs. */
function limited({ load, servers, room }: Spec): number {
  const offered = (load / 100) * servers;
  let weight = 1;
  let [all, jobs] = [1, 0];
  for (let n = 1; n <= servers + room; n += 1) {
    weight *= offered / Math.min(n, servers);
    all += weight;
    jobs += n * weight;
  }
  return (meanWork * jobs) / (offered * (all - weight));
}

/** The mean time inside; `undefined` where there is no formula, or no steady state. */
export function known(spec: Spec): Known | undefined {
  const { gaps, work, servers, room } = spec;
  const load = spec.load / 100;
  const isRandom = gaps === 'random' && work === 'random';
  if (room < 1000) return isRandom ? { name: 'M/M/c/K', inside: limited(spec) } : undefined;
  if (load >= 1) return undefined;
  const waiting = (waits: number): number => meanWork * (1 + waits / (servers * (1 - load)));
  if (isRandom)
    return {
      name: servers === 1 ? '1/(μ − λ)' : 'Erlang C',
      isMarkov: true,
      inside: waiting(erlangC(servers, load)),
    };
  if (servers === 1 && gaps === 'random')
    return {
      name: 'Pollaczek–Khinchine',
      isMarkov: true,
      inside: waiting((load * (1 + variability[work])) / 2),
    };
  if (servers === 1 && work === 'random')
    return { name: 'GI/M/1', inside: meanWork / (1 - sigma(gaps, load)) };
  return {
    name: 'heavy-traffic estimate',
    inside: waiting((erlangC(servers, load) * (variability[gaps] + variability[work])) / 2),
  };
}

/** Share of jobs that stay longer than a time (in microseconds), where there is a short formula. */
export function tail(spec: Spec, time: number): number | undefined {
  const { work, servers, gaps } = spec;
  const exact = known(spec);
  if (exact === undefined || work !== 'random' || spec.room < 1000) return undefined;
  if (servers === 1) return Math.exp(-time / exact.inside);
  if (gaps !== 'random') return undefined;
  const load = spec.load / 100;
  const spare = servers * (1 - load) - 1;
  const t = time / meanWork;
  const late = Math.abs(spare) < 1e-9 ? t : (1 - Math.exp(-spare * t)) / spare;
  return Math.exp(-t) * (1 + erlangC(servers, load) * late);
}
