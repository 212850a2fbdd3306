import { Player, type Dress } from './player.ts';
import type { AnySimulator } from './simulator.ts';

type Control = HTMLInputElement | HTMLSelectElement;

/** Keys act only while the focus is inside (WCAG 2.1.4). */
const keys: Readonly<Record<string, string>> = {
  k: 'run',
  ' ': 'run',
  j: 'back',
  l: 'step',
  r: 'reset',
};

/** Takes what a reader does with keys, pointer and address to the player. */
export class Hands {
  readonly #host: HTMLElement;
  readonly #simulator: AnySimulator;
  readonly #player: Player;
  readonly #listening = new AbortController();
  readonly #lab: string;

  constructor(host: HTMLElement, simulator: AnySimulator, dress?: Dress) {
    this.#host = host;
    this.#simulator = simulator;
    this.#lab = host.getAttribute('lab') ?? '';
    const body = host.querySelector<HTMLElement>('.sim-body') ?? host;
    this.#player = new Player(host, body, simulator, dress);
    const until = { signal: this.#listening.signal };
    host.addEventListener('click', (event) => this.#click(event), until);
    host.addEventListener('change', (event) => this.#change(event), until);
    host.addEventListener('input', (event) => this.#input(event), until);
    host.addEventListener('submit', (event) => this.#submit(event), until);
    host.addEventListener('keydown', (event) => this.#key(event), until);
    host.addEventListener('toggle', () => void this.#unfold(), { ...until, capture: true });
    document.addEventListener(
      'visibilitychange',
      () => document.hidden && this.#player.pause(),
      until,
    );
    addEventListener('beforeprint', () => this.#print(), until);
    const seen = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting === false) this.#player.pause();
    });
    seen.observe(host);
    until.signal.addEventListener('abort', () => seen.disconnect());
  }

  /** Gives everything back; the frame stays as it is. */
  leave(): void {
    this.#player.pause();
    this.#listening.abort();
  }

  /** Follows the fragment of an address, where it is meant for this simulator. */
  async follow(fragment: string): Promise<boolean> {
    const { model, scenarios } = this.#simulator;
    const scenario = scenarios.find(({ id }) => fragment === `#scenario-${id}`);
    if (scenario !== undefined) {
      this.#player.open(scenario.id);
      return true;
    }
    if (!fragment.startsWith(`#${model.id}=`)) return false;
    const opened = (await this.#sharing()).openLink(model, fragment);
    if (opened.isGood) this.#player.openPlace(opened.place);
    else this.#player.refuse(opened.words);
    return true;
  }

  /** Links and files: loaded when they are wanted. */
  #sharing() {
    return import('./sharing.ts');
  }

  async #unfold(): Promise<void> {
    await this.#player.screen.loadTables();
    this.#player.refresh();
  }

  #click({ target }: Event): void {
    const button =
      target instanceof Element ? target.closest<HTMLButtonElement>('button[data-do]') : null;
    if (button !== null) this.#do(button.dataset['do'] ?? '', button.value);
  }

  #do(act: string, value = ''): void {
    const player = this.#player;
    switch (act) {
      case 'run':
        return player.toggle();
      case 'step':
        return player.step();
      case 'back':
        return player.back();
      case 'reset':
        return player.restart();
      case 'skip':
        return player.predict(undefined);
      case 'act': {
        const choice = this.#host.querySelector<HTMLSelectElement>(`[data-target="${value}"]`);
        return player.act(value, Number(choice?.value ?? 0));
      }
      case 'link':
        return void this.#copyLink();
      case 'csv':
      case 'svg':
        return void this.#save(act);
    }
  }

  #change({ target }: Event): void {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    if (target.name === 'scenario') {
      this.#player.open(target.value);
      const here = target.value === '' ? location.pathname : `#scenario-${target.value}`;
      history.replaceState(null, '', here);
    } else if (target.dataset['do'] === 'speed')
      this.#player.speed = Number.parseFloat(target.value);
    else if (target.dataset['do'] === 'seed') this.#reseed(target);
  }

  #reseed(field: Control): void {
    const seed = Number(field.value);
    if (Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff) {
      this.#player.restart(seed);
      return this.#player.screen.say(`Seed ${seed}: another run of the same kind.`);
    }
    field.value = String(this.#player.sim.seed);
    this.#player.screen.say('A seed is a whole number from 0 to 4294967295.');
  }

  #input({ target }: Event): void {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    if (target.dataset['do'] === 'scrub') this.#player.scrub(Math.round(Number(target.value)));
    else if (target.closest('[data-part="params"]') !== null) this.#turn(target);
  }

  #turn(control: Control): void {
    const { value, name } = control;
    switch (this.#simulator.model.params[name]?.kind) {
      case 'number':
        return this.#player.turn(name, Number(value));
      case 'switch':
        return this.#player.turn(name, control instanceof HTMLInputElement && control.checked);
      case 'choice':
        return this.#player.turn(name, value);
      case undefined:
    }
  }

  #submit(event: Event): void {
    event.preventDefault();
    if (event.target instanceof HTMLFormElement && event.target.matches('.sim-question'))
      this.#player.predict(Number(new FormData(event.target).get('prediction')));
  }

  #key(event: KeyboardEvent): void {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element)) return;
    const isTyping = target.matches('input[type="number"], select');
    const isPressing = target.matches('button, input, select, summary, a');
    const act = keys[key.toLowerCase()];
    if (act === undefined || isTyping || (key === ' ' && isPressing)) return;
    event.preventDefault();
    this.#do(act);
  }

  async #copyLink(): Promise<void> {
    this.#player.pause();
    const { copyLink } = await this.#sharing();
    this.#player.screen.say(await copyLink(this.#player.sim, this.#lab));
  }

  async #save(kind: 'csv' | 'svg'): Promise<void> {
    const { chart } = this.#player.screen;
    const drawing = this.#player.screen.find<SVGElement>('[data-part="result"] svg');
    if (chart !== undefined)
      (await this.#sharing()).save(this.#simulator.model.id, kind, chart, drawing);
  }

  #print(): void {
    void this.#sharing().then(({ printed }) => {
      this.#player.screen.part('print').textContent = printed(this.#player.sim, this.#lab);
    });
  }
}
