import { answerHtml, answerWords } from './answer.ts';
import {
  chartHtml,
  checksHtml,
  pictureHtml,
  targetsHtml,
  type AnySim,
  type Scene,
} from './frame.ts';
import { morph } from './morph.ts';
import type { Params } from './params.ts';
import type { Chart, Series } from './simulator.ts';
import type { Story } from './story.ts';
import type * as tables from './tables.ts';
import { escape, seconds } from './words.ts';

/** Pictures follow a running model each time; of words, charts and tables one part this often, in milliseconds. */
const slowly = 80;

const locked = ['run', 'back', 'step', 'scrub', 'reset', 'act']
  .map((act) => `[data-do="${act}"]`)
  .join();

/** What there is to show. */
export interface Present {
  readonly scene: Scene;
  readonly sim: AnySim;
  readonly story: Story;
  readonly isUnlocked: boolean;
  /** Neither running nor on the way to somewhere. */
  readonly isSettled: boolean;
  /** Measurements of earlier runs, for the chart. */
  readonly earlier: readonly Series[];
}

/** The frame in the page: shows what a run has come to, and nothing else. */
export class Screen {
  readonly #host: HTMLElement;
  readonly #body: HTMLElement;
  /** What each part shows: the same again costs nothing. */
  #painted = new WeakMap<Element, string>();
  /** Whose turn it was last. */
  #turn: number | undefined;
  #lastSaid = 0;
  /** Loaded when a table is opened first. */
  #tables: typeof tables | undefined;
  /** The chart that is shown. */
  chart: Chart | undefined;

  constructor(host: HTMLElement, body: HTMLElement) {
    this.#host = host;
    this.#body = body;
  }

  find<T extends Element = HTMLElement>(selector: string): T {
    const found = this.#body.querySelector<T>(selector);
    if (found === null) throw new Error(`The frame has no ${selector}.`);
    return found;
  }

  part<T extends Element = HTMLElement>(name: string): T {
    return this.find<T>(`[data-part="${name}"]`);
  }

  #paint(part: Element, markup: string): void {
    if (this.#painted.get(part) === markup) return;
    this.#painted.set(part, markup);
    morph(part, markup);
  }

  /** To be awaited before a table is shown. */
  async loadTables(): Promise<void> {
    this.#tables ??= await import('./tables.ts');
  }

  /** Another scene: all parts anew. */
  set(markup: string): void {
    morph(this.#body, markup);
    this.#painted = new WeakMap();
    this.chart = undefined;
  }

  say(words: string): void {
    this.#lastSaid = performance.now();
    this.part('said').textContent = words;
  }

  /** As `say`, but at most once a second. */
  mention(words: string): void {
    if (performance.now() - this.#lastSaid > 1000) this.say(words);
  }

  /** Controls tell what is set, and those that the question locks can be used when it is answered. */
  enable({ scene, sim, isUnlocked }: Present, speed: number): void {
    for (const control of this.#body.querySelectorAll<HTMLInputElement>('button,input,select')) {
      const isQuestion = control.closest('.sim-question') !== null;
      control.disabled = isQuestion
        ? isUnlocked
        : !isUnlocked && control.matches(`${locked},[data-target]`);
    }
    this.find('.sim-question').dataset['state'] = isUnlocked ? 'done' : 'open';
    this.#setParams(sim.params);
    this.find<HTMLInputElement>('[data-do="seed"]').value = String(sim.seed);
    this.find<HTMLSelectElement>('[data-do="speed"]').value = `${speed}×`;
    for (const radio of this.#host.querySelectorAll<HTMLInputElement>('.sim-scenarios input')) {
      radio.disabled = false;
      radio.checked = radio.value === (scene.scenario?.id ?? '');
    }
  }

  #setParams(params: Params): void {
    const form = this.#body.querySelector<HTMLFormElement>('[data-part="params"]');
    for (const [name, value] of Object.entries(params)) {
      const control = form?.elements.namedItem(name);
      if (control instanceof HTMLInputElement && control.type === 'checkbox')
        control.checked = value === true;
      else if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement)
        control.value = String(value);
    }
  }

  /** Shows the present. With a time, what is costly and not looked at all the time follows part by part. */
  show(present: Present, at = Infinity): void {
    const { sim, scene } = present;
    const { state, params, now } = sim;
    this.#paint(this.part('drawing'), pictureHtml(scene.simulator.view.draw(state, params, now)));
    this.part('time').textContent = seconds(now);
    const scrub = this.find<HTMLInputElement>('[data-do="scrub"]');
    if (now > Number(scrub.max)) scrub.max = String(now * 2);
    scrub.value = String(now);
    scrub.setAttribute('aria-valuetext', seconds(now));
    const turn = at === Infinity ? undefined : Math.floor(at / slowly) % 3;
    if (turn !== undefined && turn === this.#turn) return;
    this.#turn = turn;
    if (turn !== 1 && turn !== 2) this.#showWords(present);
    if (turn !== 0 && turn !== 2) this.#showChart(present);
    if (turn !== 0 && turn !== 1) this.#showDetails(present);
  }

  #showWords({ sim, scene, isSettled }: Present): void {
    const { state, params, now } = sim;
    this.part('sentence').textContent = scene.simulator.view.sentence(state, params, now);
    this.#paint(this.part('checks'), checksHtml(sim, isSettled));
  }

  #showChart({ scene: { simulator, scenario }, sim, earlier, isUnlocked }: Present): void {
    if (!isUnlocked) return;
    const { state, params, samples, now } = sim;
    const name = scenario?.chart ?? simulator.sandbox.chart;
    const chart = simulator.view.charts[name]?.(state, params, samples, now);
    if (chart === undefined) return;
    this.chart = chart;
    const result = this.part('result');
    if (result.querySelector('details') === null)
      result.innerHTML =
        '<div></div><details><summary>Chart as a table</summary><div></div></details><p class="sim-save"><button type="button" data-do="csv">Save as CSV</button> <button type="button" data-do="svg">Save as SVG</button></p>';
    this.#paint(result.firstElementChild!, chartHtml(chart, earlier));
    const details = result.querySelector('details')!;
    if (details.open && this.#tables !== undefined)
      this.#paint(
        details.lastElementChild!,
        this.#tables.tableHtml(this.#tables.chartTable(chart)),
      );
  }

  #showDetails(present: Present): void {
    this.#showTargets(present);
    const { scene, sim, story } = present;
    const table = this.part<HTMLDetailsElement>('table');
    if (table.open && this.#tables !== undefined)
      this.#paint(
        table.lastElementChild!,
        this.#tables.tableHtml(scene.simulator.view.table(sim.state, sim.params, sim.now)),
      );
    const events = this.part<HTMLDetailsElement>('events');
    if (!events.open) return;
    const items = story
      .newest(50)
      .map(({ time, words }) => `<li><time>${seconds(time)}</time> ${escape(words)}</li>`);
    this.#paint(events.lastElementChild!, items.join('') || '<li>Nothing has happened yet.</li>');
  }

  #showTargets({ sim, isUnlocked }: Present): void {
    for (const { id, targets } of sim.model.actions) {
      if (targets === undefined) continue;
      const select = this.find<HTMLSelectElement>(`[data-target="${id}"]`);
      const chosen = select.value;
      this.#paint(select, targetsHtml(targets(sim.state, sim.params)));
      if ([...select.options].some(({ value }) => value === chosen)) select.value = chosen;
      this.find<HTMLButtonElement>(`button[value="${id}"]`).disabled =
        !isUnlocked || select.options.length === 0;
    }
  }

  answer({ scene: { scenario }, sim }: Present, predicted: number | undefined): void {
    if (scenario === undefined) return;
    const outcome = scenario.question.outcome(sim.state, sim.params);
    const answer = this.part('answer');
    answer.innerHTML = answerHtml(scenario.question, outcome, predicted, scenario.lesson);
    answer.hidden = false;
    this.say(answerWords(scenario.question, outcome));
  }
}
