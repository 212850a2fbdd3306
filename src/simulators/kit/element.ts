import type { Hands } from './hands.ts';

/**
 * `<scale-simulator name="raft" scenario="split-vote" lab="/simulators/raft/">` around the frame that was written while building.
 * This is all that a page loads at first; kernel, model and view follow when a reader comes near or touches it.
 */
class SimulatorElement extends HTMLElement {
  #listening = new AbortController();
  #hands: Promise<Hands> | undefined;

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
    void this.#hands?.then((hands) => hands.leave());
    this.#hands = undefined;
  }

  #wake(): Promise<Hands> {
    return (this.#hands ??= this.#load());
  }

  async #load(): Promise<Hands> {
    const [{ Hands, simulatorOf }, body] = await Promise.all([
      import('./shared.ts'),
      this.#isLab ? import('./body.ts') : undefined,
    ]);
    const simulator = await simulatorOf(this.getAttribute('name') ?? '');
    const hands = new Hands(this, simulator, body?.bodyHtml);
    this.dataset['state'] = 'ready';
    return hands;
  }

  /** In the lab a reader chooses; in an article there is one scenario. */
  get #isLab(): boolean {
    return this.querySelector('.sim-scenarios') !== null;
  }

  /** In the lab, a fragment may name a scenario, or hold a whole run. */
  async #follow(): Promise<void> {
    const { hash } = location;
    const isOurs =
      hash.startsWith('#scenario-') || hash.startsWith(`#${this.getAttribute('name')}=`);
    if (!this.#isLab || !isOurs) return;
    const hands = await this.#wake();
    if (await hands.follow(hash)) this.scrollIntoView({ block: 'start', behavior: 'instant' });
  }
}

customElements.define('scale-simulator', SimulatorElement);
