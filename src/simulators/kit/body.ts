import { checksHtml, pictureHtml, targetsHtml, type AnySim, type Scene } from './frame.ts';
import type { Action } from './model.ts';
import type { Param, Params } from './params.ts';
import type { Question } from './simulator.ts';
import { escape } from './words.ts';

const speeds = [0.1, 0.25, 0.5, 1, 2, 4, 16] as const;

/** The scenarios to choose from, and the sandbox after them. */
export function scenariosHtml({ simulator, scenario }: Scene): string {
  const choices = [
    ...simulator.scenarios.map(({ id, title }, index) => ({ id, title: `${index + 1} ${title}` })),
    { id: '', title: 'Sandbox' },
  ];
  return (
    '<form class="sim-scenarios"><fieldset><legend class="sr">Scenario</legend>' +
    choices
      .map(
        ({ id, title }) =>
          `<label${id === '' ? '' : ` id="scenario-${id}"`}><input type="radio" name="scenario" value="${id}"${id === (scenario?.id ?? '') ? ' checked' : ''}>${escape(title)}</label>`,
      )
      .join('\n') +
    '</fieldset></form>'
  );
}

/** Everything below the choice of scenarios, as it is before the run. Parts carry `data-part`, acts `data-do`. */
export function bodyHtml(scene: Scene, sim: AnySim): string {
  const { simulator, scenario, isLab } = scene;
  const { state, params, now } = sim;
  const { draw, sentence } = simulator.view;
  return (
    `<p class="sim-setting">${escape(scenario?.setting ?? simulator.sandbox.setting)}</p>` +
    questionHtml(scenario?.question) +
    `<div class="sim-stage"><div class="sim-picture"><div class="sim-drawing" data-part="drawing">${pictureHtml(draw(state, params, now))}</div>` +
    `<p class="sim-sentence" data-part="sentence">${escape(sentence(state, params, now))}</p></div>` +
    '<div class="sim-result" data-part="result"><p class="sim-later">Theory and measurement are drawn here once you have answered, or skipped the question.</p></div></div>' +
    controlsHtml(scene) +
    '<div class="sim-answer" data-part="answer" hidden></div>' +
    actionsHtml(simulator.model.actions, sim) +
    (isLab ? paramsHtml(scene) : '') +
    // In an article the checks are folded, and told once there are scripts to unfold them.
    `<details class="sim-checks" data-part="checks"${isLab ? ' open' : ''}>${isLab ? checksHtml(sim, true) : '<summary>Checks</summary>'}</details>` +
    '<details data-part="table"><summary>State as a table</summary><div></div></details>' +
    '<details data-part="events"><summary>Events so far</summary><ul></ul></details>' +
    '<p class="sim-print" data-part="print"></p>'
  );
}

/** In the sandbox nothing is asked; the form stays, so that what follows keeps its place. */
function questionHtml(question: Question<Params, unknown> | undefined): string {
  if (question === undefined) return '<form class="sim-question" hidden></form>';
  const field =
    question.kind === 'choice'
      ? question.options
          .map(
            ({ text }, index) =>
              `<label><input type="radio" name="prediction" value="${index}" required>${escape(text)}</label>`,
          )
          .join('\n')
      : `<label><input type="number" name="prediction" step="any" min="0" required aria-label="${escape(question.prompt)}"> ${escape(question.unit)}</label>`;
  return (
    `<form class="sim-question"><fieldset><legend>${escape(question.prompt)}</legend>${field}</fieldset>` +
    '<p><button type="submit" disabled>Predict and run</button> <button type="button" data-do="skip" disabled>Skip the question</button></p></form>'
  );
}

function controlsHtml({ scenario, simulator, seed }: Scene): string {
  const until = scenario?.until ?? simulator.sandbox.until;
  const button = (act: string, key: string, label: string): string =>
    `<button type="button" data-do="${act}" aria-keyshortcuts="${key}" disabled>${label} <kbd aria-hidden="true">${key}</kbd></button>`;
  return (
    '<div class="sim-controls" role="group" aria-label="Run">' +
    `<label class="sim-time">Time <input type="range" min="0" max="${until}" step="${until / 1000}" value="0" data-do="scrub" disabled> <output data-part="time">0 s</output></label>` +
    `${button('back', 'J', 'Back')} ${button('run', 'K', '<span data-part="run">Run</span>')} ${button('step', 'L', 'Step')} ${button('reset', 'R', 'Reset')}` +
    `<label>Speed <select data-do="speed" disabled>${speeds.map((each) => `<option${each === 1 ? ' selected' : ''}>${each}×</option>`).join('')}</select></label>` +
    `<label>Seed <input type="number" data-do="seed" min="0" max="4294967295" step="1" value="${seed}" disabled></label>` +
    '<button type="button" data-do="link" disabled>Copy link</button>' +
    '<p class="sim-said" data-part="said" role="status"></p>' +
    '<p class="sim-keys">Keys, while the focus is in here: <kbd>K</kbd> or <kbd>Space</kbd> run and pause, <kbd>J</kbd> back, <kbd>L</kbd> step, <kbd>R</kbd> reset.</p></div>'
  );
}

function actionsHtml(
  actions: readonly Action<Params, unknown, unknown>[],
  { state, params }: AnySim,
): string {
  const group = (title: string, inside: typeof actions): string =>
    inside.length === 0
      ? ''
      : `<fieldset class="sim-actions"><legend>${title}</legend>${inside
          .map(
            ({ id, label, targets }) =>
              `<span>${targets === undefined ? '' : `<select data-target="${id}" aria-label="${escape(label)}: which" disabled>${targetsHtml(targets(state, params))}</select>`}<button type="button" data-do="act" value="${id}" disabled>${escape(label)}</button></span>`,
          )
          .join(' ')}</fieldset>`;
  return (
    group(
      'Change it while it runs',
      actions.filter(({ isFault }) => isFault !== true),
    ) +
    group(
      'Break it',
      actions.filter(({ isFault }) => isFault === true),
    )
  );
}

function paramsHtml({ simulator, scenario, params }: Scene): string {
  const controls = Object.entries(simulator.model.params).map(([name, param]) =>
    paramHtml(name, param, params[name]),
  );
  return `<details class="sim-params"${scenario === undefined ? ' open' : ''}><summary>Parameters</summary><form data-part="params">${controls.join('\n')}</form></details>`;
}

function paramHtml(name: string, param: Param, value: Params[string] | undefined): string {
  const label = escape(param.label);
  switch (param.kind) {
    case 'number':
      return `<label>${label} <input type="range" name="${name}" min="${param.min}" max="${param.max}" step="${param.step}" value="${String(value)}" disabled> <output>${String(value)}${param.unit === undefined ? '' : ` ${escape(param.unit)}`}</output></label>`;
    case 'choice':
      return `<label>${label} <select name="${name}" disabled>${Object.entries(param.options)
        .map(
          ([key, text]) =>
            `<option value="${key}"${key === value ? ' selected' : ''}>${escape(text)}</option>`,
        )
        .join('')}</select></label>`;
    case 'switch':
      return `<label class="sim-switch"><input type="checkbox" name="${name}"${value === true ? ' checked' : ''} disabled> ${label}</label>`;
  }
}
