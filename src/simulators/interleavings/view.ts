import { count, percent, short } from '../kit/words.ts';
import type { Series, View } from '../kit/simulator.ts';
import { drawing } from './drawing.ts';
import { atlasOf, start, told, type E, type P, type S } from './model.ts';
import { explore, isOver, nameOf } from './model/explore.ts';
import { begin } from './model/machine.ts';
import { plain } from './model/programs.ts';

const placeOf = (state: S, params: P) => atlasOf(params).atlas.get(state.path.at(-1)!)!;

/** The number of orders of threads with so many steps each: (n threads × steps)! ∕ steps!ⁿ. */
function orders(threads: number, steps: number): number {
  let product = 1;
  for (let thread = 2; thread <= threads; thread += 1)
    for (let step = 1; step <= steps; step += 1) product *= ((thread - 1) * steps + step) / step;
  return Math.round(product);
}

const enumerated = (threads: number, steps: number): number => {
  const program = plain(Array.from({ length: threads }, () => steps));
  return explore(program, false).get(nameOf(begin(program)))!.ways;
};

const stepCounts = [1, 2, 3, 4, 5, 6];

let gone: readonly Series[] | undefined;

/** The same numbers by going through all orders; once, when the chart is seen first. */
function enumeratedOrders(): readonly Series[] {
  gone ??= ['two', 'three'].map((word, index) => ({
    label: `${word} threads`,
    points: stepCounts.map((n) => [n, enumerated(index + 2, n)] as const),
  }));
  return gone;
}

const inMillions = (value: number): string =>
  value < 1_000_000 ? short(value) : `${value / 1_000_000} M`;

export const view: View<P, S, E> = {
  pace: 1_000_000,
  draw: drawing,
  table({ machine }, params) {
    const { program } = atlasOf(params);
    const { variables, threads } = program;
    return {
      caption: 'The threads and the memory',
      head: ['Part', 'Now'],
      rows: [
        ...threads.map((thread, index) => [
          `T${index + 1}`,
          `${thread[machine.done[index]!]?.text ?? 'done'}${(machine.buffers[index] ?? []).length > 0 ? `; in its buffer ${buffered(machine.buffers[index]!, params)}` : ''}`,
        ]),
        ...variables.map(({ name }, at) => [name, machine.memory[at]!]),
      ],
    };
  },
  sentence(state, params) {
    const { program } = atlasOf(params);
    const { ways, badWays } = placeOf(state, params);
    const played = `${count(state.runs, 'schedule')} played, ${short(state.bad)} bad (${program.bad}).`;
    if (isOver(state.machine, program))
      return `This schedule is over: ${program.isBad(state.machine, program) ? program.bad : 'all is well'}. ${played}`;
    if (state.runs === 0 && !params.marks)
      return `${count(ways, 'schedule')} can follow from here; none has been played to its end.`;
    return `Of ${count(ways, 'schedule')} that can follow from here, ${badWays === 0 ? 'none is' : badWays === ways ? 'all are' : `${short(badWays)} are`} bad. ${played}`;
  },
  narrate(_, state, params) {
    const { program, atlas } = atlasOf(params);
    const move = state.moves.at(-1);
    if (move === undefined) return 'The next schedule begins.';
    const before = atlas.get(state.path.at(-2)!)!;
    const said = `${told(move, before, { program })}.`;
    return isOver(state.machine, program)
      ? `${said} ${program.isBad(state.machine, program) ? `Bad: ${program.bad}` : 'All is well'}.`
      : said;
  },
  charts: {
    count(_, params) {
      const { threads } = atlasOf(params).program;
      const { ways } = start(params);
      const steps = threads[0]!.length;
      const free = orders(threads.length, steps);
      return {
        title: 'Schedules by the number of steps in each thread',
        x: { label: 'steps in each thread', min: 1, max: 6 },
        y: { label: 'schedules', min: 1, max: 1e8, isLog: true, format: inMillions },
        theory: [
          {
            label: 'C(2n, n)',
            points: stepCounts.map((n) => [n, orders(2, n)]),
          },
          { label: '(3n)! ∕ n!³', points: stepCounts.map((n) => [n, orders(3, n)]) },
        ],
        measured: [...enumeratedOrders(), { label: 'this program', points: [[steps, ways]] }],
        difference: `${count(threads.length, 'thread')} of ${count(steps, 'step')} have ${short(free)} orders; this program has ${short(ways)}${ways < free ? ', since some would need a step that must wait' : ''}.`,
      };
    },
    luck({ runs, bad }, params, samples) {
      const { risk } = start(params);
      const { program } = atlasOf(params);
      const points = samples.flatMap(({ values }) => {
        const of = values['runs'] ?? 0;
        return of === 0 ? [] : [[of, (values['bad'] ?? 0) / of] as const];
      });
      const most = Math.max(10, runs);
      return {
        title: `Schedules that end badly (${program.bad}), by chance`,
        x: { label: 'schedules played', min: 0, max: most },
        y: {
          label: 'share that is bad',
          min: 0,
          max: risk === 0 || risk > 0.25 ? 1 : Math.max(0.1, risk * 3),
          format: (value) => `${short(value * 100)} %`,
        },
        theory: [
          {
            label: `exactly ${percent(risk)}`,
            points: [
              [0, risk],
              [most, risk],
            ],
          },
        ],
        measured: [{ label: 'played', points }],
        difference: `${bad} of ${count(runs, 'schedule')} ended badly, ${percent(runs === 0 ? 0 : bad / runs)}; where each possible move is as likely as any other, ${percent(risk)} would.`,
      };
    },
  },
};

function buffered(buffer: readonly number[], params: P): string {
  const { variables } = atlasOf(params).program;
  return buffer
    .flatMap((at, place) =>
      place % 2 === 0 ? [`${variables[at]!.name} = ${buffer[place + 1]}`] : [],
    )
    .join(', ');
}
