import type { View } from '../kit/simulator.ts';
import { count, short } from '../kit/words.ts';
import { charts } from './charts.ts';
import { draw } from './drawing.ts';
import { living, name, places, processOf, running, used } from './model.ts';
import type { E, P, S } from './model.ts';
import { holder, stateOf, words } from './words.ts';

export const view: View<P, S, E> = {
  pace: 50_000,
  draw,
  table: (state, params) => ({
    caption: 'The workers',
    head: ['Worker', 'State', 'Core', 'Jobs done', 'Pages copied'],
    rows: state.workers.map(({ is, core, done }, id) => [
      name(id),
      stateOf(state, params, id),
      is === 'computing' ? core + 1 : '–',
      done,
      params.how === 'processes' ? state.memory.touchedOf[processOf(params, id)]! : 0,
    ]),
  }),
  sentence(state, params, now) {
    const mean = now > 0 ? (used(state, now) / now).toFixed(2) : '0';
    return `${running(state)} of ${count(params.cores, 'core')} busy, ${mean} in the mean; ${count(state.line.length, 'worker')} in line; ${count(state.done, 'job')} done, ${short(state.memory.copies)} pages copied.`;
  },
  narrate(event, state, params) {
    if (event.kind === 'tick') return undefined;
    const { kind, thing } = words[params.how];
    if (event.kind === 'restart')
      return `All ${count(living(state), kind, words[params.how].kinds)} run again.`;
    const id = event.worker;
    const who = name(id);
    const { is, core } = state.workers[id]!;
    if (event.kind === 'crash')
      return params.how === 'processes'
        ? `Process ${who} crashed; ${living(state)} of ${params.workers} live on.`
        : `${who} crashed, and its process ended with all ${params.workers}.`;
    if (is === 'waiting') return `${who} has computed and waits for input or output.`;
    if (event.kind === 'answer')
      return `${who} has its answer, its job is done, and it ${is === 'computing' ? `computes the next on core ${core + 1}` : `stands in line for the ${thing}`}.`;
    if (is === 'ready')
      return places(params) === 1
        ? `${who} gave way, and ${holder(state)} computes.`
        : `${who} gave way and stands in line.`;
    return undefined;
  },
  charts,
};
