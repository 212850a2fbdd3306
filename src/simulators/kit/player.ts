import type { AnySim, Scene } from './frame.ts';
import { toPlace, toTime, toWords, type Leg } from './journey.ts';
import type { Place } from './link.ts';
import { initialParams, type Params } from './params.ts';
import { runOf } from './scenario.ts';
import { Screen, type Present } from './screen.ts';
import { MisfitError, Sim, type Run, type Violation } from './sim.ts';
import type { AnySimulator, Series } from './simulator.ts';
import { Story } from './story.ts';
import { seconds } from './words.ts';

/** A slice of work between two pictures, in milliseconds: the page answers and is drawn 60 times a second. */
const slice = 8;
/** With reduced motion, a running model goes from event to event this often. */
const beat = 700;

/** Writes the frame of another scene; needed in the lab only. */
export type Dress = (scene: Scene, sim: AnySim) => string;

/** Plays a simulator in its frame: runs, steps, rewinds, and does what a reader wants. */
export class Player {
  readonly #simulator: AnySimulator;
  readonly #dress: Dress | undefined;
  readonly #screen: Screen;
  readonly #calm = matchMedia('(prefers-reduced-motion: reduce)');
  #scene: Scene;
  /** The scenario whose script goes on in the sandbox, under another rule. */
  #scripted: Scene['scenario'];
  #run: Run<Params>;
  #sim: AnySim;
  #story = new Story();
  #speed = 1;
  #isRunning = false;
  #isUnlocked = false;
  #predicted: number | undefined;
  #isAnswered = false;
  #earlier: readonly Series[] = [];
  /** A broken invariant stops the run once; who has seen it may go on. */
  #seen: Violation | undefined;
  #leg: Leg | undefined;
  #frame = 0;
  #timer = 0;
  #lastFrame = 0;

  constructor(host: HTMLElement, body: HTMLElement, simulator: AnySimulator, dress?: Dress) {
    this.#simulator = simulator;
    this.#screen = new Screen(host, body);
    this.#dress = dress;
    const scenario = simulator.scenarios.find(({ id }) => id === host.getAttribute('scenario'));
    this.#run = scenario === undefined ? this.#sandboxRun() : runOf(simulator, scenario);
    this.#scene = { simulator, scenario, ...this.#run, isLab: dress !== undefined };
    this.#sim = this.#begin(this.#run);
    this.#screen.enable(this.#present(), this.#speed);
    this.#show();
  }

  get sim(): AnySim {
    return this.#sim;
  }

  get screen(): Screen {
    return this.#screen;
  }

  // What is played

  /** A scenario by its id, or the sandbox. */
  open(id: string): void {
    const scenario = this.#simulator.scenarios.find((each) => each.id === id);
    const run = scenario === undefined ? this.#sandboxRun() : runOf(this.#simulator, scenario);
    this.#earlier = [];
    this.#set(scenario, run);
    this.#show();
  }

  /** The place that a link leads to. */
  openPlace({ run, steps, time }: Place): void {
    this.#earlier = [];
    this.#set(undefined, run);
    this.#travel(toPlace(this.#sim, steps, time), `Opened from a link, at ${seconds(time)}.`);
  }

  /** Says why a link cannot be followed, and shows the first scenario. */
  refuse(words: string): void {
    this.open(this.#simulator.scenarios[0]?.id ?? '');
    this.#screen.say(`${words} Shown instead: the first scenario.`);
  }

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

  #sandboxRun(): Run<Params> {
    const { model, sandbox } = this.#simulator;
    return { params: initialParams(model.params), seed: sandbox.seed, inputs: [] };
  }

  #set(scenario: Scene['scenario'], run: Run<Params>): void {
    this.pause();
    this.#leg = undefined;
    this.#scripted = undefined;
    this.#run = run;
    this.#scene = { ...this.#scene, scenario, params: run.params, seed: run.seed };
    this.#sim = this.#begin(run);
    this.#isUnlocked = scenario === undefined;
    this.#predicted = undefined;
    this.#isAnswered = false;
    if (this.#dress !== undefined) this.#screen.set(this.#dress(this.#scene, this.#sim));
    this.#screen.enable(this.#present(), this.#speed);
  }

  /** From the start, with the same seed or another. */
  restart(seed = this.#run.seed): void {
    if (!this.#unlocked()) return;
    this.pause();
    this.#keepMeasured();
    this.#leg = undefined;
    this.#run = this.#runLike(this.#scene.scenario ?? this.#scripted, this.#run.params, seed);
    this.#sim = this.#begin(this.#run);
    this.#isAnswered = false;
    this.#screen.part('answer').hidden = true;
    this.#show();
    this.#screen.say('Back at the start.');
  }

  /** With the script of a scenario, as far as it is possible, or without one. */
  #runLike(scenario: Scene['scenario'], params: Params, seed: number): Run<Params> {
    return scenario === undefined
      ? { params, seed, inputs: [] }
      : runOf(this.#simulator, { ...scenario, params }, seed, true);
  }

  /** A parameter was turned: the run begins again, in the sandbox. */
  turn(name: string, value: Params[string]): void {
    const keeps = this.#simulator.model.params[name]?.keepsScript === true;
    const scripted = keeps ? (this.#scene.scenario ?? this.#scripted) : undefined;
    const run = this.#runLike(scripted, { ...this.#run.params, [name]: value }, this.#run.seed);
    const wasRunning = this.#isRunning;
    this.#keepMeasured();
    this.#set(undefined, run);
    this.#scripted = scripted;
    if (run.inputs.length > 0) this.#screen.say('The same actions, under another rule.');
    this.#show();
    if (wasRunning) this.play();
  }

  predict(value: number | undefined): void {
    this.#predicted = value;
    this.#isUnlocked = true;
    this.#screen.enable(this.#present(), this.#speed);
    this.#show();
    this.#screen.find('[data-do="run"]').focus();
    if (value === undefined) this.#screen.say('Skipped. Run, or step from event to event.');
    else this.play();
  }

  set speed(speed: number) {
    this.#speed = speed;
  }

  /** The measured points stay in the chart, hollow, when another run begins. */
  #keepMeasured(): void {
    const measured = this.#screen.chart?.measured ?? [];
    this.#earlier = measured.map(({ label, points }, index) => ({
      label,
      points: [
        ...(this.#earlier[index]?.points ?? []),
        ...(points.length > 60 ? [] : points),
      ].slice(-200),
    }));
  }

  // How it moves

  /** No further than the answer, as long as it has not been given. */
  get #limit(): number {
    return this.#isAnswered ? Infinity : (this.#scene.scenario?.until ?? Infinity);
  }

  toggle(): void {
    if (this.#isRunning) this.pause();
    else this.play();
  }

  play(): void {
    if (!this.#unlocked() || this.#isRunning || this.#leg !== undefined) return;
    this.#isRunning = true;
    this.#screen.part('run').textContent = 'Pause';
    if (this.#calm.matches) this.#timer = window.setTimeout(() => this.#beat(), beat / 4);
    else {
      this.#lastFrame = performance.now();
      this.#frame = requestAnimationFrame((at) => this.#tick(at));
    }
  }

  pause(): void {
    if (!this.#isRunning) return;
    this.#isRunning = false;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#screen.part('run').textContent = 'Run';
    this.#show();
  }

  #tick(at: number): void {
    const sim = this.#sim;
    const passed = Math.min(Math.max(0, at - this.#lastFrame), 100) / 1000;
    this.#lastFrame = at;
    const goal = sim.now + Math.round(passed * this.#simulator.view.pace * this.#speed);
    const before = this.#story.last;
    const end = performance.now() + slice;
    toTime(sim, Math.min(goal, this.#limit), true)(() => performance.now() > end);
    const told = this.#story.last;
    if (told !== undefined && told !== before) this.#screen.mention(told.words);
    if (this.#isOver()) return;
    this.#show(at);
    this.#frame = requestAnimationFrame((next) => this.#tick(next));
  }

  /** Reduced motion: nothing glides, the run jumps from one told event to the next. */
  #beat(): void {
    const sim = this.#sim;
    const most = Math.min(this.#limit, sim.now + this.#simulator.view.pace);
    toWords(sim, this.#story, most)(() => false);
    const told = this.#told();
    if (told !== undefined) this.#screen.say(told);
    if (this.#isOver()) return;
    this.#show();
    this.#timer = window.setTimeout(() => this.#beat(), beat / Math.max(1, this.#speed));
  }

  /** Stops at the answer, at a broken invariant, and when nothing is left to happen. */
  #isOver(): boolean {
    // Where nothing is left to happen, the state is that of the answer already.
    if (this.#sim.nextTime === Infinity && this.#limit < Infinity) this.#sim.idle(this.#limit);
    const { now, violation, nextTime } = this.#sim;
    const isNew = violation !== undefined && violation !== this.#seen;
    if (now < this.#limit && !isNew && nextTime < Infinity) return false;
    this.#seen = violation;
    this.pause();
    if (isNew) this.#screen.say(`Stopped at ${seconds(violation.time)}: ${violation.words}.`);
    else if (nextTime === Infinity)
      this.#screen.say('The run has ended: nothing is left to happen.');
    return true;
  }

  step(): void {
    if (!this.#unlocked()) return;
    this.pause();
    const limit = Math.min(this.#limit, this.#sim.now + 60 * this.#simulator.view.pace);
    this.#travel(toWords(this.#sim, this.#story, limit));
  }

  /** To the last event before this that had words; one event back where there is none that is remembered. */
  back(): void {
    if (!this.#unlocked()) return;
    this.pause();
    const { steps } = this.#sim;
    const isTrimmed = this.#story.length >= 1000;
    const to = this.#story.before(steps) ?? (isTrimmed ? Math.max(0, steps - 1) : 0);
    this.#story.forgetAfter(to);
    this.#travel(toPlace(this.#sim, to), this.#story.last?.words ?? 'At the start.');
  }

  scrub(time: number): void {
    if (!this.#unlocked()) return;
    this.pause();
    const leg = toTime(this.#sim, time);
    this.#story.forgetAfter(this.#sim.steps);
    this.#travel(leg);
  }

  act(id: string, target: number): void {
    if (!this.#unlocked()) return;
    try {
      this.#sim.act(id, target);
      this.#screen.say(this.#told() ?? 'Done.');
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#screen.say(error.message);
    }
    this.#show();
  }

  /** Goes somewhere in slices, so that the page never waits. */
  #travel(leg: Leg, words?: string): void {
    this.#leg = leg;
    const go = (): void => {
      if (this.#leg !== leg) return;
      const end = performance.now() + slice;
      const isThere = this.#attempt(() => leg(() => performance.now() > end));
      if (isThere === undefined) return;
      if (!isThere) {
        this.#screen.part('time').textContent = 'replaying …';
        requestAnimationFrame(go);
        return;
      }
      this.#leg = undefined;
      this.#story.forgetAfter(this.#sim.steps);
      const said = words ?? this.#told();
      if (said !== undefined) this.#screen.say(said);
      this.#show();
    };
    go();
  }

  /** The inputs of a link may not fit the run that it names. */
  #attempt(go: () => boolean): boolean | undefined {
    try {
      return go();
    } catch (error) {
      if (!(error instanceof RangeError || error instanceof MisfitError)) throw error;
      this.refuse('This link cannot be followed: its actions do not fit its run.');
      return undefined;
    }
  }

  /** What was told of the very event at which the run stands. */
  #told(): string | undefined {
    const { last } = this.#story;
    const { steps, violation } = this.#sim;
    if (violation?.steps === steps) return `An invariant is broken: ${violation.words}.`;
    return last?.steps === steps ? last.words : undefined;
  }

  #unlocked(): boolean {
    if (this.#isUnlocked) return true;
    this.#screen.say('Predict first, or skip the question.');
    this.#screen.find('.sim-question input').focus();
    return false;
  }

  // What is shown

  #present(): Present {
    return {
      scene: this.#scene,
      sim: this.#sim,
      story: this.#story,
      isUnlocked: this.#isUnlocked,
      isSettled: !this.#isRunning && this.#leg === undefined,
      earlier: this.#earlier,
    };
  }

  /** Shows the present; what was just opened, moved or answered, at once. */
  refresh(): void {
    if (!this.#isRunning && this.#leg === undefined) this.#show();
  }

  #show(at?: number): void {
    const present = this.#present();
    this.#screen.show(present, at);
    const isDue = this.#isUnlocked && this.#sim.now >= this.#limit;
    if (!isDue || this.#isRunning) return;
    this.#isAnswered = true;
    this.#screen.answer(present, this.#predicted);
  }
}
