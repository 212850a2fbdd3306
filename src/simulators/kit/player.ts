import { answerHtml } from './answer.ts';
import { chartFile } from './chart.ts';
import {
  bodyHtml,
  chartHtml,
  chartTable,
  checksHtml,
  pictureHtml,
  tableHtml,
  targetsHtml,
  type AnySim,
  type Scene,
} from './frame.ts';
import { toPlace, toTime, toWords, type Leg } from './journey.ts';
import { isLinkOf, linkTo, openLink, type Place } from './link.ts';
import { morph } from './morph.ts';
import { withParams, type Params } from './params.ts';
import { runOf } from './scenario.ts';
import { Sim, type Run } from './sim.ts';
import type { AnySimulator, Chart, Series } from './simulator.ts';
import { Story } from './story.ts';
import { escape, seconds } from './words.ts';

/** A slice of work between two pictures, in milliseconds: the page answers and is drawn 60 times a second. */
const slice = 8;
/** Lists, tables and checks follow a running model this often; pictures each time. */
const slowly = 250;
/** With reduced motion, a running model goes from event to event this often. */
const beat = 700;

/** Joins a simulator and its frame in the page. */
export class Player {
  readonly #host: HTMLElement;
  readonly #body: HTMLElement;
  readonly #simulator: AnySimulator;
  readonly #isLab: boolean;
  readonly #lab: string;
  readonly #listening = new AbortController();
  readonly #calm = matchMedia('(prefers-reduced-motion: reduce)');
  readonly #seen: IntersectionObserver;
  #scene: Scene;
  #run: Run<Params>;
  #sim: AnySim;
  #story = new Story();
  #speed = 1;
  #isRunning = false;
  #isUnlocked = false;
  #predicted: number | undefined;
  #isAnswered = false;
  #earlier: readonly Series[] = [];
  #chart: Chart | undefined;
  #leg: Leg | undefined;
  #frame = 0;
  #timer = 0;
  #lastFrame = 0;
  #lastSlow = 0;
  #lastSaid = 0;

  constructor(host: HTMLElement, body: HTMLElement, simulator: AnySimulator, lab: string) {
    this.#host = host;
    this.#body = body;
    this.#simulator = simulator;
    this.#lab = lab;
    this.#isLab = host.querySelector('.sim-scenarios') !== null;
    const scenario = simulator.scenarios.find(({ id }) => id === host.getAttribute('scenario'));
    this.#run = scenario === undefined ? this.#sandboxRun({}) : runOf(simulator, scenario);
    this.#scene = { simulator, scenario, ...this.#run, isLab: this.#isLab };
    this.#sim = this.#begin(this.#run);
    this.#listen();
    this.#seen = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting === false) this.#pause();
    });
    this.#seen.observe(host);
    this.#open(scenario?.id ?? '');
  }

  /** Gives everything back; the frame stays as it is. */
  leave(): void {
    this.#pause();
    this.#leg = undefined;
    cancelAnimationFrame(this.#frame);
    this.#seen.disconnect();
    this.#listening.abort();
  }

  /** Follows the fragment of an address, where it is meant for this simulator. */
  follow(fragment: string): boolean {
    const { model, scenarios } = this.#simulator;
    const scenario = scenarios.find(({ id }) => fragment === `#scenario-${id}`);
    if (scenario !== undefined && this.#isLab) {
      this.#open(scenario.id);
      return true;
    }
    if (!isLinkOf(model.id, fragment)) return false;
    const opened = openLink(model, fragment);
    if (opened.isGood) this.#openPlace(opened.place);
    else this.#refuse(opened.words);
    return true;
  }

  // What is played

  #begin(run: Run<Params>): AnySim {
    const { model, view } = this.#simulator;
    const story = new Story();
    this.#story = story;
    return new Sim(model, run, {
      onEvent: (event, sim) => {
        const words = view.narrate(event, sim.state, sim.params);
        if (words !== undefined) story.tell({ steps: sim.steps, time: sim.now, words });
      },
    });
  }

  #sandboxRun(params: Readonly<Record<string, unknown>>, seed?: number): Run<Params> {
    const { model, sandbox } = this.#simulator;
    return { params: withParams(model.params, params), seed: seed ?? sandbox.seed, inputs: [] };
  }

  /** A scenario by its id, or the sandbox. */
  #open(id: string): void {
    const scenario = this.#simulator.scenarios.find((each) => each.id === id);
    const run = scenario === undefined ? this.#sandboxRun({}) : runOf(this.#simulator, scenario);
    this.#set(scenario, run, scenario === undefined);
    this.#earlier = [];
    this.#show();
  }

  #openPlace({ run, steps, time }: Place): void {
    this.#set(undefined, run, true);
    this.#travel(toPlace(this.#sim, steps, time), `Opened from a link, at ${seconds(time)}.`);
  }

  #refuse(words: string): void {
    this.#pause();
    this.#open(this.#simulator.scenarios[0]?.id ?? '');
    this.#say(`${words} Shown instead: the first scenario.`);
  }

  #set(scenario: Scene['scenario'], run: Run<Params>, isUnlocked: boolean): void {
    this.#pause();
    this.#leg = undefined;
    this.#run = run;
    this.#scene = { ...this.#scene, scenario, params: run.params, seed: run.seed };
    this.#sim = this.#begin(run);
    this.#isUnlocked = isUnlocked;
    this.#predicted = undefined;
    this.#isAnswered = false;
    morph(this.#body, bodyHtml(this.#scene, this.#sim));
    this.#enable();
  }

  /** The same from the start; with another seed or other parameters where they are given. */
  #restart(run: Run<Params> = { ...this.#run, inputs: this.#scriptOf(this.#run.seed) }): void {
    this.#keepMeasured();
    this.#leg = undefined;
    this.#run = run;
    this.#sim = this.#begin(run);
    this.#isAnswered = false;
    this.#part('answer').hidden = true;
    this.#show();
  }

  #scriptOf(seed: number): Run<Params>['inputs'] {
    const { scenario } = this.#scene;
    return scenario === undefined ? [] : runOf(this.#simulator, scenario, seed).inputs;
  }

  get #until(): number {
    return this.#scene.scenario?.until ?? Infinity;
  }

  /** No further than the answer, as long as it has not been given. */
  get #limit(): number {
    return this.#isAnswered || this.#sim.now >= this.#until ? Infinity : this.#until;
  }

  // How it moves

  /** Goes somewhere in slices, so that the page never waits. */
  #travel(leg: Leg, words?: string): void {
    this.#leg = leg;
    const go = (): void => {
      if (this.#leg !== leg) return;
      const end = performance.now() + slice;
      let isThere = true;
      try {
        isThere = leg(() => performance.now() > end);
      } catch (error) {
        this.#leg = undefined;
        this.#refuse(
          `This link cannot be followed: its actions do not fit the run (${String(error)}).`,
        );
        return;
      }
      if (isThere) {
        this.#leg = undefined;
        this.#story.forgetAfter(this.#sim.steps);
        this.#show();
        const said = words ?? this.#present();
        if (said !== undefined) this.#say(said);
      } else {
        this.#part('time').textContent = 'replaying …';
        requestAnimationFrame(go);
      }
    };
    go();
  }

  /** What was told of the very event at which the run stands. */
  #present(): string | undefined {
    const last = this.#story.last;
    return last?.steps === this.#sim.steps ? last.words : undefined;
  }

  #play(): void {
    if (!this.#unlocked() || this.#isRunning || this.#leg !== undefined) return;
    this.#isRunning = true;
    this.#part('run').textContent = 'Pause';
    if (this.#calm.matches) this.#timer = window.setTimeout(() => this.#beat(), beat / 4);
    else {
      this.#lastFrame = performance.now();
      this.#frame = requestAnimationFrame((at) => this.#tick(at));
    }
  }

  #pause(): void {
    if (!this.#isRunning) return;
    this.#isRunning = false;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#part('run').textContent = 'Run';
    this.#show();
  }

  #tick(at: number): void {
    const sim = this.#sim;
    const passed = Math.min(Math.max(0, at - this.#lastFrame), 100) / 1000;
    this.#lastFrame = at;
    const limit = this.#limit;
    const goal = Math.min(
      sim.now + Math.round(passed * this.#simulator.view.pace * this.#speed),
      limit,
    );
    const before = this.#story.last;
    const end = performance.now() + slice;
    toTime(sim, goal)(() => performance.now() > end);
    const told = this.#story.last;
    if (told !== undefined && told !== before && at - this.#lastSaid > 1000) this.#say(told.words);
    if (sim.now >= limit || sim.violation !== undefined || sim.nextTime === Infinity)
      return this.#stop();
    this.#show(at);
    this.#frame = requestAnimationFrame((next) => this.#tick(next));
  }

  /** Reduced motion: nothing glides, the run jumps from one told event to the next. */
  #beat(): void {
    const sim = this.#sim;
    const limit = this.#limit;
    const most = Math.min(limit, sim.now + this.#simulator.view.pace);
    toWords(sim, this.#story, most)(() => false);
    const words = this.#present();
    if (words !== undefined) this.#say(words);
    if (sim.now >= limit || sim.violation !== undefined || sim.nextTime === Infinity)
      return this.#stop();
    this.#show();
    this.#timer = window.setTimeout(() => this.#beat(), beat / Math.max(1, this.#speed));
  }

  #stop(): void {
    this.#pause();
    const { violation } = this.#sim;
    if (violation !== undefined)
      this.#say(`Stopped at ${seconds(violation.time)}: ${violation.words}.`);
    else if (this.#sim.nextTime === Infinity)
      this.#say('The run has ended: nothing is left to happen.');
  }

  #step(): void {
    if (!this.#unlocked()) return;
    this.#pause();
    const limit = Math.min(this.#limit, this.#sim.now + 60 * this.#simulator.view.pace);
    this.#travel(toWords(this.#sim, this.#story, limit));
  }

  #back(): void {
    if (!this.#unlocked()) return;
    this.#pause();
    const { steps } = this.#sim;
    const told = this.#story.before(steps);
    const to =
      told ??
      (this.#story.last === undefined || this.#story.length < 1000 ? 0 : Math.max(0, steps - 1));
    this.#story.forgetAfter(to);
    this.#travel(toPlace(this.#sim, to), this.#story.last?.words ?? 'At the start.');
  }

  #scrub(time: number): void {
    if (!this.#unlocked()) return;
    this.#pause();
    if (time < this.#sim.now) {
      this.#sim.rewindToTime(time);
      this.#story.forgetAfter(this.#sim.steps);
    }
    this.#travel(toTime(this.#sim, time));
  }

  #act(id: string): void {
    if (!this.#unlocked()) return;
    const choice = this.#body.querySelector<HTMLSelectElement>(`[data-target="${id}"]`);
    try {
      this.#sim.act(id, Number(choice?.value ?? 0));
      this.#say(this.#present() ?? 'Done.');
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#say(error.message);
    }
    this.#show();
  }

  #unlocked(): boolean {
    if (this.#isUnlocked) return true;
    this.#say('Predict first, or skip the question.');
    this.#body.querySelector<HTMLElement>('.sim-question input')?.focus();
    return false;
  }

  #predict(value: number | undefined): void {
    this.#predicted = value;
    this.#isUnlocked = true;
    this.#enable();
    this.#show();
    this.#body.querySelector<HTMLElement>('[data-do="run"]')?.focus();
    if (value === undefined) this.#say('Skipped. Run, or step from event to event.');
    else this.#play();
  }

  // What is shown

  #part(name: string): HTMLElement {
    const part = this.#body.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (part === null)
      throw new Error(`The frame of ${this.#simulator.model.id} has no part “${name}”.`);
    return part;
  }

  #say(words: string): void {
    this.#lastSaid = performance.now();
    this.#part('said').textContent = words;
  }

  #enable(): void {
    const locked =
      '[data-do="run"],[data-do="back"],[data-do="step"],[data-do="scrub"],[data-do="reset"],[data-do="act"],[data-target]';
    for (const control of this.#body.querySelectorAll<HTMLInputElement>('button,input,select')) {
      control.disabled = !this.#isUnlocked && control.matches(locked);
      if (control.closest('.sim-question') !== null) control.disabled = this.#isUnlocked;
    }
    const form = this.#body.querySelector<HTMLFormElement>('[data-part="params"]');
    for (const [name, value] of Object.entries(this.#sim.params)) {
      const control = form?.elements.namedItem(name);
      if (control instanceof HTMLInputElement && control.type === 'checkbox')
        control.checked = value === true;
      else if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement)
        control.value = String(value);
    }
    this.#input('seed').value = String(this.#run.seed);
    this.#input('speed').value = String(this.#speed);
    this.#input('scrub').value = '0';
    for (const radio of this.#host.querySelectorAll<HTMLInputElement>('.sim-scenarios input')) {
      radio.disabled = false;
      radio.checked = radio.value === (this.#scene.scenario?.id ?? '');
    }
    this.#body.querySelector('a[data-part="lab"]')?.setAttribute('href', this.#lab);
  }

  #input(act: string): HTMLInputElement {
    return this.#body.querySelector<HTMLInputElement>(`[data-do="${act}"]`)!;
  }

  /** Shows the present. While running, what is costly and not looked at all the time follows slowly. */
  #show(at = Infinity): void {
    const sim = this.#sim;
    const { view } = this.#simulator;
    const { state, params, now } = sim;
    morph(this.#part('drawing'), pictureHtml(view.draw(state, params, now)));
    this.#part('time').textContent = seconds(now);
    const scrub = this.#input('scrub');
    if (now > Number(scrub.max)) scrub.max = String(now * 2);
    scrub.value = String(now);
    scrub.setAttribute('aria-valuetext', seconds(now));
    if (at - this.#lastSlow < slowly) return;
    this.#lastSlow = at === Infinity ? 0 : at;
    this.#part('sentence').textContent = view.sentence(state, params, now);
    if (this.#isUnlocked) this.#showChart();
    this.#showChecks();
    this.#showDetails();
    this.#showTargets();
    if (now >= this.#until && this.#isUnlocked && !this.#isAnswered) this.#answer();
  }

  #showChart(): void {
    const { scenario } = this.#scene;
    const { view, sandbox } = this.#simulator;
    const { state, params, samples, now } = this.#sim;
    const chart = view.charts[scenario?.chart ?? sandbox.chart]?.(state, params, samples, now);
    if (chart === undefined) return;
    this.#chart = chart;
    const result = this.#part('result');
    const isNew = result.querySelector('details') === null;
    if (isNew)
      result.innerHTML =
        '<div></div><details><summary>Chart as a table</summary><div></div></details><p class="sim-save"><button type="button" data-do="csv">Save as CSV</button> <button type="button" data-do="svg">Save as SVG</button></p>';
    morph(result.firstElementChild!, chartHtml(chart, this.#earlier));
    const details = result.querySelector('details')!;
    if (details.open) morph(details.lastElementChild!, tableHtml(chartTable(chart)));
  }

  #keepMeasured(): void {
    const measured = this.#chart?.measured ?? [];
    this.#earlier = measured.map(({ label, points }, index) => ({
      label,
      points: [
        ...(this.#earlier[index]?.points ?? []),
        ...(points.length > 60 ? [] : points),
      ].slice(-200),
    }));
  }

  #showChecks(): void {
    const isSettled = !this.#isRunning && this.#leg === undefined;
    morph(this.#part('checks'), checksHtml(this.#sim, isSettled));
  }

  #showDetails(): void {
    const { view } = this.#simulator;
    const { state, params, now } = this.#sim;
    const table = this.#part('table') as HTMLDetailsElement;
    if (table.open) morph(table.lastElementChild!, tableHtml(view.table(state, params, now)));
    const events = this.#part('events') as HTMLDetailsElement;
    if (!events.open) return;
    const items = this.#story
      .newest(50)
      .map(({ time, words }) => `<li><time>${seconds(time)}</time> ${escape(words)}</li>`);
    morph(events.lastElementChild!, items.join('') || '<li>Nothing has happened yet.</li>');
  }

  #showTargets(): void {
    for (const { id, targets } of this.#simulator.model.actions) {
      if (targets === undefined) continue;
      const select = this.#body.querySelector<HTMLSelectElement>(`[data-target="${id}"]`);
      if (select === null) continue;
      const chosen = select.value;
      const options = targetsHtml(targets(this.#sim.state, this.#sim.params));
      morph(select, options);
      if ([...select.options].some(({ value }) => value === chosen)) select.value = chosen;
      const button = this.#body.querySelector<HTMLButtonElement>(`button[value="${id}"]`);
      if (button !== null) button.disabled = !this.#isUnlocked || options === '';
    }
  }

  #answer(): void {
    const { scenario } = this.#scene;
    if (scenario === undefined) return;
    this.#isAnswered = true;
    const outcome = scenario.question.outcome(this.#sim.state, this.#sim.params);
    const answer = this.#part('answer');
    answer.innerHTML = answerHtml(scenario.question, outcome, this.#predicted, scenario.lesson);
    answer.hidden = false;
    this.#say(answer.querySelector('.sim-verdict')?.textContent ?? '');
  }

  // What readers do

  #listen(): void {
    const until = { signal: this.#listening.signal };
    this.#host.addEventListener('click', (event) => this.#click(event), until);
    this.#host.addEventListener('change', (event) => this.#change(event), until);
    this.#host.addEventListener('input', (event) => this.#inputEvent(event), until);
    this.#host.addEventListener('submit', (event) => this.#submit(event), until);
    this.#host.addEventListener('keydown', (event) => this.#key(event), until);
    this.#host.addEventListener('toggle', () => this.#isRunning || this.#show(), {
      ...until,
      capture: true,
    });
    document.addEventListener('visibilitychange', () => document.hidden && this.#pause(), until);
    addEventListener('beforeprint', () => this.#print(), until);
  }

  #click({ target }: Event): void {
    const button =
      target instanceof Element ? target.closest<HTMLButtonElement>('button[data-do]') : null;
    if (button !== null) this.#do(button.dataset['do'] ?? '', button.value);
  }

  #do(act: string, value = ''): void {
    switch (act) {
      case 'run':
        return this.#isRunning ? this.#pause() : this.#play();
      case 'step':
        return this.#step();
      case 'back':
        return this.#back();
      case 'reset':
        if (!this.#unlocked()) return;
        this.#pause();
        this.#restart();
        return this.#say('Back at the start.');
      case 'skip':
        return this.#predict(undefined);
      case 'act':
        return this.#act(value);
      case 'link':
        return void this.#copyLink();
      case 'csv':
        return this.#save(
          'csv',
          'text/csv',
          this.#chart === undefined ? '' : chartFile(this.#chart),
        );
      case 'svg':
        return this.#save(
          'svg',
          'image/svg+xml',
          this.#part('result').querySelector('svg')?.outerHTML ?? '',
        );
    }
  }

  #change({ target }: Event): void {
    if (target instanceof HTMLInputElement && target.name === 'scenario') {
      this.#open(target.value);
      history.replaceState(
        null,
        '',
        target.value === '' ? location.pathname : `#scenario-${target.value}`,
      );
    } else if (target instanceof HTMLSelectElement && target.dataset['do'] === 'speed')
      this.#speed = Number(target.value);
    else if (target instanceof HTMLInputElement && target.dataset['do'] === 'seed')
      this.#reseed(target);
  }

  #reseed(field: HTMLInputElement): void {
    const seed = Number(field.value);
    if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
      field.value = String(this.#run.seed);
      return this.#say('A seed is a whole number from 0 to 4294967295.');
    }
    this.#pause();
    this.#restart({ params: this.#run.params, seed, inputs: this.#scriptOf(seed) });
    this.#say(`Seed ${seed}: another run of the same kind.`);
  }

  #inputEvent({ target }: Event): void {
    if (target instanceof HTMLInputElement && target.dataset['do'] === 'scrub')
      return this.#scrub(Math.round(Number(target.value)));
    const isControl = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
    if (isControl && target.closest('[data-part="params"]') !== null) this.#turn(target);
  }

  /** A parameter was turned: the run begins again, in the sandbox. */
  #turn(control: HTMLInputElement | HTMLSelectElement): void {
    const param = this.#simulator.model.params[control.name];
    const value =
      param?.kind === 'number'
        ? Number(control.value)
        : param?.kind === 'switch'
          ? (control as HTMLInputElement).checked
          : control.value;
    const run = this.#sandboxRun({ ...this.#run.params, [control.name]: value }, this.#run.seed);
    const isRunning = this.#isRunning;
    this.#keepMeasured();
    this.#set(undefined, run, true);
    const output = control.parentElement?.querySelector('output');
    const unit = param?.kind === 'number' && param.unit !== undefined ? ` ${param.unit}` : '';
    if (output) output.textContent = `${String(value)}${unit}`;
    this.#show();
    if (isRunning) this.#play();
  }

  #submit(event: Event): void {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement) || event.target.dataset['part'] !== 'question')
      return;
    this.#predict(Number(new FormData(event.target).get('prediction')));
  }

  #key(event: KeyboardEvent): void {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element)) return;
    const isTyping = target.matches('input[type="number"], select, textarea');
    const isPressing = target.matches('button, input, select, summary, a');
    const act = { k: 'run', j: 'back', l: 'step', r: 'reset', ' ': 'run' }[key.toLowerCase()];
    if (act === undefined || isTyping || (key === ' ' && isPressing)) return;
    event.preventDefault();
    this.#do(act);
  }

  #address(): string {
    const { params, seed, inputs, steps, now } = this.#sim;
    const address = new URL(this.#lab, location.href);
    address.hash = linkTo(this.#simulator.model, {
      run: { params, seed, inputs },
      steps,
      time: now,
    });
    return address.href;
  }

  async #copyLink(): Promise<void> {
    this.#pause();
    const address = this.#address();
    const isCopied = await navigator.clipboard.writeText(address).then(
      () => true,
      () => false,
    );
    this.#say(isCopied ? 'The link to this very state is copied.' : `Copy it by hand: ${address}`);
  }

  #save(ending: string, type: string, content: string): void {
    const link = document.createElement('a');
    link.download = `${this.#simulator.model.id}.${ending}`;
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  #print(): void {
    const params = Object.entries(this.#simulator.model.params).map(
      ([name, { label }]) => `${label}: ${String(this.#sim.params[name])}`,
    );
    this.#part('print').textContent =
      `${params.join('; ')}. Seed ${this.#run.seed}. ${this.#address()}`;
  }
}
