import { answerHtml } from './answer.ts';
import { bodyHtml, scenariosHtml } from './body.ts';
import { chartHtml, pictureHtml } from './frame.ts';
import { lean } from './lean.ts';
import { tableHtml } from './tables.ts';
import { runOf, scenarioOf, type AnyScenario } from './scenario.ts';
import { Sim } from './sim.ts';
import type { AnySimulator } from './simulator.ts';
import { escape, seconds } from './words.ts';

/** What is written into a page while building: the frame before the run, and for pages without scripts the run's end. */
export interface Still {
  readonly choices: string;
  readonly body: string;
  readonly ends: string;
}

/** The lab with all scenarios, or, where one is named, that scenario alone. */
export function stillOf(simulator: AnySimulator, id?: string): Still {
  const scenario = id === undefined ? simulator.scenarios[0]! : scenarioOf(simulator, id);
  const run = runOf(simulator, scenario);
  const scene = { simulator, scenario, ...run, isLab: id === undefined };
  const shown = id === undefined ? simulator.scenarios : [scenario];
  return {
    choices: id === undefined ? scenariosHtml(scene) : '',
    body: lean(bodyHtml(scene, new Sim(simulator.model, run))),
    ends: lean(shown.map((each) => endHtml(simulator, each, each !== scenario)).join('')),
  };
}

/** The end of a scenario's run, told and drawn. */
function endHtml(simulator: AnySimulator, scenario: AnyScenario, withTitle: boolean): string {
  const { model, view } = simulator;
  const { question, until, lesson, chart: name } = scenario;
  const sim = new Sim(model, runOf(simulator, scenario));
  sim.runTo(until);
  const { state, params, samples, now } = sim;
  const chart = view.charts[name]?.(state, params, samples, now);
  const drawn = chart === undefined ? '' : `<div>${chartHtml(chart, [])}</div>`;
  return (
    '<section class="sim-end">' +
    (withTitle
      ? `<p><b>${escape(scenario.title)}.</b> ${escape(scenario.setting)} ${escape(question.prompt)}</p>`
      : '') +
    `<p>After ${seconds(until)}: ${escape(view.sentence(state, params, now))}</p>` +
    `<div class="sim-stage"><div>${pictureHtml(view.draw(state, params, now))}</div>${drawn}</div>` +
    answerHtml(question, question.outcome(state, params), undefined, lesson) +
    tableHtml(view.table(state, params, now)) +
    '</section>'
  );
}
