import type { Player } from './player.ts';

/**
 * `<scale-simulator name="raft" scenario="split-vote" lab="/simulators/raft/">` around the frame that was written while building.
 * This is all that a page loads at first; kernel, model and view follow when a reader comes near or touches it.
 */
class SimulatorElement extends HTMLElement {
  #listening = new AbortController();
  #player: Promise<Player> | undefined;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const once = { once: true, signal: this.#listening.signal };
    const near = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && this.#wake(),
      { rootMargin: '600px' },
    );
    near.observe(this);
    this.#listening.signal.addEventListener('abort', () => near.disconnect());
    this.addEventListener('focusin', () => this.#wake(), once);
    this.addEventListener('pointerdown', () => this.#wake(), once);
    addEventListener('hashchange', () => void this.#follow(), { signal: this.#listening.signal });
    void this.#follow();
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    void this.#player?.then((player) => player.leave());
    this.#player = undefined;
  }

  #wake(): Promise<Player> {
    return (this.#player ??= this.#load());
  }

  async #load(): Promise<Player> {
    const [{ Player }, { simulatorOf }] = await Promise.all([
      import('./player.ts'),
      import('../registry.ts'),
    ]);
    const simulator = await simulatorOf(this.getAttribute('name') ?? '');
    const body = this.querySelector<HTMLElement>('.sim-body') ?? this;
    const player = new Player(this, body, simulator, this.getAttribute('lab') ?? '');
    this.dataset['state'] = 'ready';
    return player;
  }

  /** A fragment that begins with the name of the simulator, or names a scenario of the lab, is for it. */
  async #follow(): Promise<void> {
    const { hash } = location;
    const isOurs =
      hash.startsWith(`#${this.getAttribute('name') ?? ''}=`) ||
      (hash.startsWith('#scenario-') && this.querySelector('.sim-scenarios') !== null);
    if (!isOurs) return;
    const player = await this.#wake();
    if (player.follow(hash)) this.scrollIntoView({ block: 'start', behavior: 'instant' });
  }
}

customElements.define('scale-simulator', SimulatorElement);
